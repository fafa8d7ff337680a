import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './changed-meanwhile.module.css';

interface ChangedMeanwhileProps {
  /** What is being changed. */
  label: string;
  /** What somebody else made of it, input by input. */
  theirs: { label: string; value: string }[];
  /** Missing where there is nothing of one's own to keep. */
  choice?: { onKeepMine: () => void; onTakeTheirs: () => void };
}

/** Two administrators changed the same: nothing is overwritten before one of them has chosen. */
export function ChangedMeanwhile({ label, theirs, choice }: ChangedMeanwhileProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.notice}>
      <p className={styles.what}>{t('project.changedMeanwhile')}</p>
      <dl className={styles.theirs}>{theirs.map((each) => <div key={each.label}><dt>{each.label}</dt><dd>{each.value || '–'}</dd></div>)}</dl>
      {choice ? (
        <div className={styles.buttons}>
          <Button size="xs" variant="default" aria-label={t('project.keepMineOf', { label })} onClick={choice.onKeepMine}>{t('project.keepMine')}</Button>
          <Button size="xs" variant="default" aria-label={t('project.takeTheirsOf', { label })} onClick={choice.onTakeTheirs}>{t('project.takeTheirs')}</Button>
        </div>
      ) : null}
    </div>
  );
}
