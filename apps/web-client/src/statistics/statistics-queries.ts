import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { spanOf, type StatisticsSearch } from './statistics-search';
import type { Dimension, Statistics } from './statistics-types';

/** How many projects there are of each; `by` one or two dimensions. Times are counted on this machine's clock. */
export function statisticsQuery(search: StatisticsSearch, by: Dimension[]) {
  const { range, from, to, type, status } = search;
  return queryOptions({
    queryKey: ['incidentStatistics', by.join(), { range, from, to, type, status }],
    queryFn: ({ signal }) => {
      const span = spanOf(search, new Date());
      return api.task<Statistics>('/incidentProjects?task=Statistics', {
        by, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(span.from ? { startTime: span.from.toISOString() } : {}), ...(span.to ? { endTime: span.to.toISOString() } : {}),
        ...(type ? { type } : {}), ...(status ? { status } : {}),
      }, signal);
    },
    // While another time or filter is counted; what was counted by something else has other values.
    placeholderData: (old: Statistics | undefined, query) => (query?.queryKey[1] === by.join() ? old : undefined),
    staleTime: 30_000,
  });
}
