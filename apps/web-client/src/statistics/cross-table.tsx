import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { linkTo } from './bar-link';
import { crossOf } from './cross';
import { statisticsQuery } from './statistics-queries';
import type { StatisticsSearch } from './statistics-search';
import { dimensions, type Dimension } from './statistics-types';
import { useDimensions } from './use-dimensions';
import styles from './cross-table.module.css';

interface CrossTableProps {
  search: StatisticsSearch;
  onChange: (change: StatisticsSearch) => void;
}

/** Two properties against each other: where one sees why accidents happen, and where. */
export function CrossTable({ search, onChange }: CrossTableProps) {
  const { t } = useTranslation();
  const texts = useDimensions();
  const things = texts.all.filter((dimension) => dimension !== 'day');
  const rows = search.rows ?? things.find((dimension) => dimension.startsWith('category')) ?? 'type';
  const columns = search.columns ?? things.filter((dimension) => dimension.startsWith('category') && dimension !== rows)[0] ?? (rows === 'status' ? 'type' : 'status');
  const same = rows === columns;
  const counted = useQuery({ ...statisticsQuery(search, [rows, columns]), enabled: !same });
  const choose = (value: string): Dimension => dimensions.find((dimension) => dimension === value) ?? 'type';
  const options = things.map((dimension) => ({ value: dimension, label: texts.nameOf(dimension) }));
  return (
    <Panel
      flush title={t('statistics.cross')} actions={<>
        <NativeSelect size="xs" aria-label={t('statistics.rows')} value={rows} data={options} onChange={(event) => onChange({ rows: choose(event.currentTarget.value) })} />
        <span aria-hidden>×</span>
        <NativeSelect size="xs" aria-label={t('statistics.columns')} value={columns} data={options} onChange={(event) => onChange({ columns: choose(event.currentTarget.value) })} />
      </>}
    >
      {counted.isPending && !same ? <Loading rows={4} /> : null}
      {counted.isError ? <Failure error={counted.error} retry={() => void counted.refetch()} /> : null}
      {same || counted.data?.groups.length === 0 ? <Empty title={same ? t('statistics.crossSame') : t('statistics.empty')} /> : null}
      {!same && counted.data && counted.data.groups.length > 0 ? <Heat search={search} rows={rows} columns={columns} cross={crossOf(counted.data)} /> : null}
    </Panel>
  );
}

function Heat({ search, rows, columns, cross }: { search: StatisticsSearch; rows: Dimension; columns: Dimension; cross: ReturnType<typeof crossOf> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nameOf, labelOf } = useDimensions();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('statistics.cross')}>
      <table className={styles.table} aria-label={`${nameOf(rows)} × ${nameOf(columns)}`}>
        <thead>
          <tr>
            <td />
            {cross.columns.map((column) => <th key={column.value ?? ''} scope="col">{labelOf(columns, column.value, column.name)}</th>)}
          </tr>
        </thead>
        <tbody>
          {cross.rows.map((row) => (
            <tr key={row.value ?? ''}>
              <th scope="row">{labelOf(rows, row.value, row.name)}</th>
              {cross.columns.map((column) => {
                const count = cross.countOf(row.value, column.value);
                const search_ = count > 0 ? linkTo([[rows, row.value], [columns, column.value]], search, new Date()) : undefined;
                return (
                  <td key={column.value ?? ''} style={{ '--heat': Math.min(1, count / cross.most) } as CSSProperties} data-none={count === 0 || row.value === null || column.value === null}>
                    {search_ ? <Link to="/incidents" search={search_}>{formats.number(count)}</Link> : formats.number(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
