import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LogEntry } from '../api/types';
import { Badge } from '../design/badge';
import { useFormats } from '../design/format';
import { byDay, detailRows } from './log-details';
import styles from './log-entries.module.css';

/** Sentences under the day they belong to; details on demand. */
export function LogEntries({ entries }: { entries: LogEntry[] }) {
  const formats = useFormats();
  return byDay(entries, (entry) => formats.day(entry.time)).map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2 className={styles.day}>{day}</h2>
      <ul className={styles.list}>{ofDay.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>
    </section>
  ));
}

function Entry({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rows = detailRows(entry);
  return (
    <li>
      <details className={styles.entry} data-outcome={entry.outcome}>
        <summary className={styles.summary}>
          <IconChevronRight size={14} className={styles.chevron} aria-hidden />
          <time dateTime={entry.time} className={styles.time}>{formats.clock(entry.time)}</time>
          <span className={styles.text}>{entry.text}</span>
          {entry.outcome === 'success' ? null : <Badge tone={entry.outcome === 'refused' ? 'attention' : 'danger'}>{t(`log.outcome_${entry.outcome}`)}</Badge>}
        </summary>
        <dl className={styles.details}>
          {rows.map((row) => (
            <div key={row.name}>
              <dt>{row.known ? t(`log.detail_${row.known}`) : row.name}</dt>
              <dd>{row.value}</dd>
            </div>
          ))}
          <div><dt>{t('log.seal')}</dt><dd>{entry.sealed ? t('log.sealed') : t('log.notYetSealed')}</dd></div>
        </dl>
      </details>
    </li>
  );
}
