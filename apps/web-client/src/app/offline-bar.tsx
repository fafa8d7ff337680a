import { useTranslation } from 'react-i18next';
import { useConnection } from './use-connection';
import styles from './offline-bar.module.css';

export function OfflineBar() {
  const { t } = useTranslation();
  const state = useConnection();
  return (
    <div role="status">
      {state === 'lost' ? <p className={styles.bar}>{t('shell.offlineBar')}</p> : null}
    </div>
  );
}
