import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { after, before } from '../api/query';
import type { Alarm } from '../api/types';
import { useMay } from '../session/me';
import { fetchWindow, type Span } from '../timeline/time-window';

/** When alarms of cameras were raised within the window. */
export function useAlarmMarks(window: Span): { camera: string; time: number }[] {
  const may = useMay();
  const asked = fetchWindow(window);
  const alarms = useQuery({
    queryKey: ['alarms', 'marks', asked.from, asked.to],
    queryFn: ({ signal }) => api.list<Alarm>('/alarms', {
      filters: [after('time', new Date(asked.from)), before('time', new Date(asked.to))], size: 200,
    }, signal),
    enabled: may('alarm.view'),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return (alarms.data ?? []).flatMap((alarm) => (alarm.source ? [{ camera: alarm.source.id, time: Date.parse(alarm.time) }] : []));
}
