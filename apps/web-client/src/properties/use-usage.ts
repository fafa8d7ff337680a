import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { useMay } from '../session/me';
import type { Statistics } from '../statistics/statistics-types';

export type UsageDimension = 'type' | 'status' | 'category1' | 'category2' | 'category3' | 'category4' | 'category5';

/** How many projects use each value, by id; undefined where the person may not know or nobody answered yet. */
export function useUsage(dimension: UsageDimension): Map<string, number> | undefined {
  const may = useMay();
  const usage = useQuery({
    queryKey: ['incidentStatistics', 'usage', dimension],
    queryFn: ({ signal }) => api.task<Statistics>('/incidentProjects?task=Statistics', { by: [dimension] }, signal),
    enabled: may('incidentProject.view') && (!dimension.startsWith('category') || may('incidentData.view')),
  });
  return usage.data && new Map(usage.data.groups.map((group) => [group.keys[0]?.value ?? '', group.count]));
}
