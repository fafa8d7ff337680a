import { IconCloudOff, IconLock, IconPlugConnectedX, IconServerOff, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ViewState } from './stream-events';
import styles from './view-notice.module.css';

/** What stands in a tile instead of video. No signal, no right and no connection look different at a glance. */
export function ViewNotice({ state, onRetry }: { state: ViewState; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (state.kind === 'running') return null;
  const retry = onRetry ? <button type="button" className={styles.retry} onClick={onRetry}>{t('common.retry')}</button> : null;
  switch (state.kind) {
    case 'connecting':
      return <p className={styles.quiet} role="status">{t('live.connecting')}</p>;
    case 'reconnecting':
      return <div className={styles.veil} role="status"><IconPlugConnectedX stroke={1.4} aria-hidden /><p>{t('live.reconnecting')}</p></div>;
    case 'noSignal':
      return <div className={styles.noSignal} role="status"><IconVideoOff stroke={1.4} aria-hidden /><p>{t('live.noSignal')}</p></div>;
    case 'recorderAway':
      return <div className={styles.veil} role="status"><IconServerOff stroke={1.4} aria-hidden /><p>{t('live.recorderAway')}</p></div>;
    case 'disabled':
      return <div className={styles.refused} role="status"><IconVideoOff stroke={1.4} aria-hidden /><p>{t('live.disabled')}</p></div>;
    case 'refused':
      return <div className={styles.refused} role="status"><IconLock stroke={1.4} aria-hidden /><p>{t('live.refused')}</p>{state.text ? <small>{state.text}</small> : null}{retry}</div>;
    case 'missing':
      return <div className={styles.refused} role="status"><IconVideoOff stroke={1.4} aria-hidden /><p>{t('live.missing')}</p></div>;
    case 'unsupported':
      return <div className={styles.refused} role="status"><IconVideoOff stroke={1.4} aria-hidden /><p>{t('live.unsupported')}</p></div>;
    case 'signedOut':
      return <div className={styles.refused} role="status"><IconCloudOff stroke={1.4} aria-hidden /><p>{t('session.ended')}</p></div>;
  }
}
