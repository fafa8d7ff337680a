import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftSequence } from '../api/incident-types';
import { useFormats } from '../design/format';
import { usePlaceNames } from '../sites/use-place-names';
import { lengthText } from './draft-sequences';
import styles from './draft-choice.module.css';

interface DraftChoiceProps {
  drafts: DraftSequence[];
  /** Ids of those that stay in the draft list. */
  left: string[];
  onToggle: (id: string) => void;
  span?: { startTime: string; endTime: string };
}

/** Which sequences of the draft list go along; all of them unless somebody says otherwise. */
export function DraftChoice({ drafts, left, onToggle, span }: DraftChoiceProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { placeOf } = usePlaceNames();
  if (drafts.length === 0) return <p className="dim">{t('incidents.noDrafts')}</p>;
  return (
    <fieldset className={styles.choice}>
      <legend>{t('incidents.draftsIncluded')}</legend>
      {drafts.map((draft) => (
        <Checkbox
          key={draft.id}
          checked={!left.includes(draft.id)}
          onChange={() => onToggle(draft.id)}
          label={t('incidents.draftLabel', {
            camera: placeOf(draft),
            time: formats.time(draft.startTime),
            length: lengthText(draft.startTime, draft.endTime),
          })}
        />
      ))}
      {span ? <p className="dim">{t('incidents.spanTaken', { from: formats.time(span.startTime), to: formats.time(span.endTime) })}</p> : null}
    </fieldset>
  );
}
