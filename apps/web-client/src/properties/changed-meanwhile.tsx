import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './changed-meanwhile.module.css';

interface ChangedMeanwhileProps {
  /** What is being changed. */
  label: string;
  /** What somebody else made of it, input by input. */
  theirs: { label: string; value: string }[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two administrators changed the same: nothing is overwritten before one of them has chosen. */
export function ChangedMeanwhile({ label, theirs, onKeepMine, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.notice}>
      <p className={styles.what}>{t('project.changedMeanwhile')}</p>
      <dl className={styles.theirs}>{theirs.map((each) => <div key={each.label}><dt>{each.label}</dt><dd>{each.value || '–'}</dd></div>)}</dl>
      <div className={styles.buttons}>
        <Button size="xs" variant="default" aria-label={t('project.keepMineOf', { label })} onClick={onKeepMine}>{t('project.keepMine')}</Button>
        <Button size="xs" variant="default" aria-label={t('project.takeTheirsOf', { label })} onClick={onTakeTheirs}>{t('project.takeTheirs')}</Button>
      </div>
    </div>
  );
}
