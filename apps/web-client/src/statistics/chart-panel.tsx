import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { linkTo } from './bar-link';
import { BarTable } from './bar-table';
import { ColumnChart } from './column-chart';
import { barsOf, isTimely, type Bar } from './series';
import { statisticsQuery } from './statistics-queries';
import { spanOf, type StatisticsSearch } from './statistics-search';
import type { Dimension } from './statistics-types';
import { useDimensions } from './use-dimensions';

/** One dimension, counted. */
export function ChartPanel({ dimension, search }: { dimension: Dimension; search: StatisticsSearch }) {
  const { t, i18n } = useTranslation();
  const { nameOf, labelOf } = useDimensions();
  const counted = useQuery(statisticsQuery(search, [dimension]));
  const name = nameOf(dimension);
  const bars = counted.data ? barsOf(counted.data, dimension, spanOf(search, new Date()), (value, label) => labelOf(dimension, value, label)) : [];
  const link = (bar: Bar) => linkTo([[dimension, bar.value]], search, new Date());
  return (
    <Panel title={name}>
      {counted.isPending ? <Loading rows={4} /> : null}
      {counted.isError ? <Failure error={counted.error} retry={() => void counted.refetch()} /> : null}
      {counted.data?.total === 0 ? <Empty title={t('statistics.empty')} /> : null}
      {counted.data && counted.data.total > 0 ? (
        isTimely(dimension)
          ? <ColumnChart label={name} bars={bars} total={counted.data.total} shortOf={(bar) => shortOf(dimension, bar, i18n.language)} linkOf={link} />
          : <BarTable label={name} bars={bars} total={counted.data.total} linkOf={link} />
      ) : null}
    </Panel>
  );
}

function shortOf(dimension: Dimension, bar: Bar, language: string): string {
  if (dimension === 'day') return (bar.value ?? '').slice(5).split('-').toReversed().join('.');
  if (dimension === 'month') return new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit' }).format(new Date(`${bar.value ?? ''}-02T00:00:00`));
  if (dimension === 'weekday') return new Intl.DateTimeFormat(language, { weekday: 'short' }).format(new Date(2024, 0, Number(bar.value)));
  return bar.value ?? '';
}
