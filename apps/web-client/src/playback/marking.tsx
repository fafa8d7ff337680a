import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { lengthText } from '../incidents/draft-sequences';
import type { Span } from '../timeline/time-window';
import styles from './marking.module.css';

interface MarkingProps {
  selection: Span | undefined;
  start: number | undefined;
  end: number | undefined;
  busy: boolean;
  onStart: () => void;
  onEnd: () => void;
  onClear: () => void;
  onAdd: () => void;
  /** Begins a project at the instant on screen. */
  onDocument: () => void;
}

/** Marks a sequence on the time line and puts it into the draft list. */
export function Marking({ selection, start, end, busy, onStart, onEnd, onClear, onAdd, onDocument }: MarkingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const marked = start !== undefined || end !== undefined;
  const clock = (instant: number | undefined) => (instant === undefined ? '…' : formats.clock(instant));
  return (
    <div className={styles.marking} role="group" aria-label={t('playback.sequence')}>
      <Button variant="default" size="xs" rightSection={<kbd aria-hidden>I</kbd>} aria-keyshortcuts="I" onClick={onStart}>{t('playback.markStart')}</Button>
      <Button variant="default" size="xs" rightSection={<kbd aria-hidden>O</kbd>} aria-keyshortcuts="O" onClick={onEnd}>{t('playback.markEnd')}</Button>
      {marked ? (
        <span className={styles.span} role="status">
          {`${clock(start)} – ${clock(end)}`}
          {selection ? <span className="dim"> {lengthText(selection.from, selection.to)}</span> : null}
          <button type="button" className={styles.clear} aria-label={t('playback.clearMarks')} onClick={onClear}><IconX size={14} aria-hidden /></button>
        </span>
      ) : null}
      <Button size="xs" disabled={!selection} loading={busy} rightSection={<kbd aria-hidden className={styles.onAccent}>D</kbd>} aria-keyshortcuts="D" onClick={onAdd}>{t('playback.addDraft')}</Button>
      <Button variant="default" size="xs" rightSection={<kbd aria-hidden>N</kbd>} aria-keyshortcuts="N" onClick={onDocument}>{t('playback.document')}</Button>
    </div>
  );
}
