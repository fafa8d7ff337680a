import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import type { IncidentSearch } from '../incidents/incident-search';
import type { Bar } from './series';
import styles from './bar-table.module.css';

interface BarTableProps {
  label: string;
  bars: Bar[];
  total: number;
  linkOf: (bar: Bar) => IncidentSearch | undefined;
}

/** Things and how many there are of each: a table that is its own picture. */
export function BarTable({ label, bars, total, linkOf }: BarTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const share = new Intl.NumberFormat(undefined, { style: 'percent' });
  return (
    <table className={styles.table} aria-label={label}>
      <thead className="visually-hidden">
        <tr><th scope="col">{label}</th><th scope="col">{t('statistics.projects')}</th><th scope="col">{t('statistics.share')}</th></tr>
      </thead>
      <tbody>
        {bars.map((bar) => {
          const link = linkOf(bar);
          return (
            <tr key={bar.value ?? ''}>
              <th scope="row">
                {link ? <Link to="/incidents" search={link}>{bar.label}</Link> : bar.label}
                <svg className={styles.bar} data-none={bar.value === null} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
                  <rect width="100" height="4" className={styles.track} />
                  <rect width={(bar.count / most) * 100} height="4" />
                </svg>
              </th>
              <td>{formats.number(bar.count)}</td>
              <td className="dim">{total > 0 ? share.format(bar.count / total) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
