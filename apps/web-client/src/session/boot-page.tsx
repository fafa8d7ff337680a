import { useTranslation } from 'react-i18next';
import { Logo } from '../design/logo';
import type { BootState } from './boot';
import styles from './boot-page.module.css';

/** What is on screen before and after a session. */
export function BootPage({ state }: { state: BootState }) {
  const { t } = useTranslation();
  const quiet = state.kind === 'starting' || state.kind === 'redirecting' || state.kind === 'open';
  return (
    <main className={styles.page} aria-busy={quiet}>
      <Logo size={48} />
      {quiet ? <p role="status" className={styles.quiet}>{t(state.kind === 'redirecting' ? 'session.signingIn' : 'session.starting')}</p> : null}
      {state.kind === 'signedOut' ? <Notice title={t('session.signedOut')} hint={t('session.signedOutHint')} action={t('session.signIn')} /> : null}
      {state.kind === 'insecure' ? <Notice title={t('session.insecure')} hint={t('session.insecureHint')} /> : null}
      {state.kind === 'failed' ? (
        <Notice title={t('session.failed')} hint={t('session.failedHint', { reason: state.reason })} action={t('common.retry')} />
      ) : null}
    </main>
  );
}

function Notice({ title, hint, action }: { title: string; hint: string; action?: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.hint}>{hint}</p>
      {action ? <a className={styles.action} href="/">{action}</a> : null}
    </>
  );
}
