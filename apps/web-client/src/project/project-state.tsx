import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Mark } from '../design/badge';
import { FormError } from '../design/form-error';
import { useProject } from './project-context';
import styles from './project-state.module.css';

/** Whether what one sees is what the suite has. */
export function SaveState() {
  const { t } = useTranslation();
  const { state } = useProject();
  return <span role="status" className={styles.state}>{text()}</span>;

  function text() {
    if (state.conflicts.length > 0) return <Mark tone="attention">{t('project.decide')}</Mark>;
    switch (state.kind) {
      case 'clean': return null;
      case 'saving': return <Mark>{t('incidents.saving')}</Mark>;
      case 'saved': return <Mark tone="good">{t('common.saved')}</Mark>;
      case 'waiting': return <Mark tone="attention">{t('project.waiting')}</Mark>;
      case 'failed': return <Mark tone="danger">{t('incidents.notSaved')}</Mark>;
    }
  }
}

/** Why nothing is saved, where no field says it itself. */
export function SaveProblem() {
  const { t } = useTranslation();
  const { saver, state } = useProject();
  if (state.kind === 'waiting') {
    return (
      <div role="alert" className={styles.waiting}>
        <p>{t('project.waitingHint')}</p>
        <Button size="xs" variant="default" onClick={() => saver.retry()}>{t('common.retry')}</Button>
      </div>
    );
  }
  return state.kind === 'failed' ? <FormError error={state.error} /> : null;
}
