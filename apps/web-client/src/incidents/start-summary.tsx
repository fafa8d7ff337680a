import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { usePlaceNames } from '../sites/use-place-names';
import { lengthText } from './draft-sequences';
import { isAhead, type IncidentStart, type NewSequence } from './new-incident';
import styles from './start-summary.module.css';

/** What a new project takes along from where it was begun. */
export function StartSummary({ start }: { start: IncidentStart }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nameOf } = usePlaceNames();
  const [begun] = useState(() => new Date());
  const spanOf = (sequence: NewSequence) => {
    const [from, to] = [formats.clock(sequence.startTime), formats.clock(sequence.endTime)];
    if (isAhead(sequence, begun)) return <>{t('incidents.fromOn', { from })} <span className="dim">{t('incidents.untilCreated', { to })}</span></>;
    return <>{from} – {to} <span className="dim">{lengthText(sequence.startTime, sequence.endTime)}</span></>;
  };
  return (
    <dl className={styles.facts}>
      {start.startTime ? <div><dt>{t('incidents.start')}</dt><dd>{formats.time(start.startTime)}</dd></div> : null}
      {start.sequences?.map((sequence) => (
        <div key={sequence.camera.id}>
          <dt>{t('incidents.sequence')}</dt>
          <dd>{nameOf(sequence)}, {spanOf(sequence)}</dd>
        </div>
      ))}
      {start.alarm ? <div><dt>{t('filters.alarm')}</dt><dd>{start.title}</dd></div> : null}
    </dl>
  );
}
