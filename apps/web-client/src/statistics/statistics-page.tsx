import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toCsv } from '../design/csv';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { Page } from '../design/page';
import { saveFile } from '../design/save-file';
import { useProperties } from '../incidents/property-queries';
import { ChartPanel } from './chart-panel';
import { CrossTable } from './cross-table';
import { barsOf, isTimely } from './series';
import { statisticsQuery } from './statistics-queries';
import { ranges, spanOf, stepOf, type StatisticsSearch } from './statistics-search';
import { useDimensions } from './use-dimensions';
import styles from './statistics-page.module.css';

/** See why, where and when incidents happen. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const search = useSearch({ from: '/incidents/statistics' });
  const navigate = useNavigate({ from: '/incidents/statistics' });
  const { all, nameOf, labelOf } = useDimensions();
  const span = spanOf(search, new Date());
  const step = stepOf(span);
  const total = useQuery(statisticsQuery(search, [step])).data?.total;
  const change = (next: StatisticsSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const shown = all.filter((dimension) => (dimension !== 'day' && dimension !== 'month') || dimension === step);
  const csv = useMutation({
    mutationFn: async () => {
      const rows: (string | number)[][] = [[t('statistics.countedBy'), t('statistics.value'), t('statistics.projects')]];
      for (const dimension of shown) {
        const counted = await client.fetchQuery(statisticsQuery(search, [dimension]));
        for (const bar of barsOf(counted, dimension, span, (value, name) => labelOf(dimension, value, name))) rows.push([nameOf(dimension), bar.label, bar.count]);
      }
      saveFile(`${t('statistics.csvName')}.csv`, new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
    },
  });
  const actions = <Button variant="default" leftSection={<IconTableExport size={16} />} loading={csv.isPending} onClick={() => csv.mutate()}>{t('incidents.csv')}</Button>;
  return (
    <Page title={t('statistics.title')} lead={<><Link to="/incidents">{t('incidents.title')}</Link> / {t('statistics.lead')}</>} actions={actions}>
      <Controls search={search} onChange={change} />
      <FormError error={csv.error} />
      <p className={styles.total} role="status">{total === undefined ? ' ' : t('statistics.total', { count: total, number: formats.number(total) })}</p>
      <ChartPanel dimension={step} search={search} />
      <div className={styles.things}>{shown.filter((dimension) => !isTimely(dimension)).map((dimension) => <ChartPanel key={dimension} dimension={dimension} search={search} />)}</div>
      <div className={styles.times}>
        <ChartPanel dimension="weekday" search={search} />
        <ChartPanel dimension="hour" search={search} />
      </div>
      <CrossTable search={search} onChange={change} />
    </Page>
  );
}

function Controls({ search, onChange }: { search: StatisticsSearch; onChange: (change: StatisticsSearch) => void }) {
  const { t } = useTranslation();
  const { types, statuses } = useProperties();
  const range = search.range ?? 'month';
  const options = (items: { id: string; name: string }[] | undefined, every: string) => [{ value: '', label: every }, ...(items ?? []).map((item) => ({ value: item.id, label: item.name }))];
  const date = (value: string | undefined) => toLocalInput(value).slice(0, 10);
  const instant = (value: string, days: number) => {
    const midnight = fromLocalInput(`${value}T00:00:00`);
    if (!midnight) return undefined;
    const day = new Date(midnight);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).toISOString();
  };
  const lastDay = search.to ? new Date(Date.parse(search.to) - 1).toISOString() : undefined;
  return (
    <div className={styles.controls} role="group" aria-label={t('statistics.controls')}>
      <SegmentedControl size="xs" aria-label={t('statistics.range')} value={range} onChange={(value) => onChange({ range: ranges.find((each) => each === value) })} data={ranges.map((each) => ({ value: each, label: t(`statistics.range_${each}`) }))} />
      {range === 'custom' ? (
        <>
          <TextInput size="xs" type="date" aria-label={t('common.from')} value={date(search.from)} onChange={(event) => onChange({ from: instant(event.currentTarget.value, 0) })} />
          <TextInput size="xs" type="date" aria-label={t('common.to')} value={date(lastDay)} onChange={(event) => onChange({ to: instant(event.currentTarget.value, 1) })} />
        </>
      ) : null}
      <NativeSelect size="xs" aria-label={t('incidents.type')} value={search.type ?? ''} data={options(types.data, t('statistics.allTypes'))} onChange={(event) => onChange({ type: event.currentTarget.value || undefined })} />
      <NativeSelect size="xs" aria-label={t('incidents.status')} value={search.status ?? ''} data={options(statuses.data, t('statistics.allStatuses'))} onChange={(event) => onChange({ status: event.currentTarget.value || undefined })} />
    </div>
  );
}
