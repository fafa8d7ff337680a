import { useTranslation } from 'react-i18next';
import { useCameraNames } from '../cameras/camera-queries';
import { useFormats } from '../design/format';
import { lengthText } from './draft-sequences';
import type { IncidentStart } from './new-incident';
import styles from './start-summary.module.css';

/** What a new project takes along from where it was begun. */
export function StartSummary({ start }: { start: IncidentStart }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useCameraNames();
  return (
    <dl className={styles.facts}>
      {start.startTime ? <div><dt>{t('incidents.start')}</dt><dd>{formats.time(start.startTime)}</dd></div> : null}
      {start.sequences?.map((sequence) => (
        <div key={sequence.camera.id}>
          <dt>{t('incidents.sequence')}</dt>
          <dd>{sequence.camera.name ?? names.get(sequence.camera.id) ?? t('common.unknown')}, {formats.clock(sequence.startTime)} – {formats.clock(sequence.endTime)} <span className="dim">{lengthText(sequence.startTime, sequence.endTime)}</span></dd>
        </div>
      ))}
      {start.alarm ? <div><dt>{t('filters.alarm')}</dt><dd>{start.title}</dd></div> : null}
    </dl>
  );
}
