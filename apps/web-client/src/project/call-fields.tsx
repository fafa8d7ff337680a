import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './parts.module.css';

/** As the inputs have it: the time is local time. */
export type CallDraft = Record<'callee' | 'time' | 'text', string>;

/** Who was called, when, and what was said. */
export function CallFields({ draft, onChange }: { draft: CallDraft; onChange: (change: Partial<CallDraft>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.row}>
        <TextInput label={t('project.callee')} required maxLength={256} value={draft.callee} onChange={(event) => onChange({ callee: event.currentTarget.value })} />
        <TextInput label={t('project.callTime')} type="datetime-local" step={1} value={draft.time} onChange={(event) => onChange({ time: event.currentTarget.value })} />
      </div>
      <Textarea label={t('project.callText')} maxLength={10_000} autosize minRows={2} maxRows={10} value={draft.text} onChange={(event) => onChange({ text: event.currentTarget.value })} />
    </>
  );
}
