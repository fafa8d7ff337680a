import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './save-bar.module.css';

interface SaveBarProps {
  /** What differs from what the suite has, each as people call it. Empty: no bar. */
  changes: string[];
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** Why it was not taken. */
  children?: ReactNode;
}

/** Says what was changed and is not saved yet, and stays in sight until it is saved or given up. */
export function SaveBar({ changes, busy, onSave, onDiscard, children }: SaveBarProps) {
  const { t } = useTranslation();
  const dirty = changes.length > 0;
  useBlocker({ shouldBlockFn: () => dirty && !confirm(t('common.leaveUnsaved')), enableBeforeUnload: () => dirty });
  if (!dirty) return null;
  return (
    <div className={styles.bar} role="region" aria-label={t('common.unsaved')}>
      <div className={styles.text}>
        <p><strong>{t('common.changesCount', { count: changes.length })}</strong> <span className="dim">{changes.join(' · ')}</span></p>
        {children}
      </div>
      <div className={styles.buttons}>
        <Button variant="default" disabled={busy} onClick={onDiscard}>{t('common.discard')}</Button>
        <Button loading={busy} onClick={onSave}>{t('common.save')}</Button>
      </div>
    </div>
  );
}
