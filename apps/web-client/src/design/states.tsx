import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, mayPass } from '../api/api-error';
import styles from './states.module.css';

interface EmptyProps {
  title: string;
  /** What to do now. */
  hint?: ReactNode;
  action?: ReactNode;
}

export function Empty({ title, hint, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {action}
    </div>
  );
}

/** Rows that stand where the list will be. */
export function Loading({ rows = 6, label }: { rows?: number; label?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={label ?? t('common.loading')} className={styles.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={36} radius="sm" />
      ))}
    </div>
  );
}

/** What went wrong, in the suite's words, with the code a support call needs; trying again is offered where it can help. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert" className={styles.state}>
      <p className={styles.title}>{headline(known)}</p>
      <p className={styles.hint}>{known && known.status > 0 && known.details.length > 0 ? known.message : t('common.tryAgainLater')}</p>
      {known ? <p className={styles.code}>{known.code}</p> : null}
      {retry && mayPass(error) ? <Button variant="default" onClick={retry}>{t('common.retry')}</Button> : null}
    </div>
  );

  function headline(problem: ApiError | undefined): string {
    if (problem?.isRefusal) return t('common.refused');
    if (problem?.isMissing) return t('common.missing');
    if (problem?.isOffline) return t('common.unreachable');
    return t('common.failed');
  }
}
