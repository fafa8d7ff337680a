import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { equals, type Filter } from '../api/query';
import type { Alarm, AlarmActivity, AlarmState, Ref } from '../api/types';
import type { AlarmFilter } from './alarm-search';

function stateFilter(filter: AlarmFilter): Filter[] {
  if (filter === 'all') return [];
  if (filter === 'open') return [{ column: 'state', operator: 'notEquals', value: 'closed' }];
  return [equals('state', filter)];
}

/** Live: the socket says when to ask again; asking every half minute is for networks that swallow sockets. */
export const alarmsQuery = (filter: AlarmFilter) => queryOptions({
  queryKey: ['alarms', 'list', filter],
  queryFn: ({ signal }) => api.list<Alarm>('/alarms', { filters: stateFilter(filter), order: { column: 'time', direction: 'desc' }, size: 200 }, signal),
  refetchInterval: 30_000,
});

/** One alarm that an address names and the list does not hold: it may be older, or in another state. */
export const alarmQuery = (id: string) => queryOptions({
  queryKey: ['alarms', id],
  queryFn: ({ signal }) => api.one<Alarm>(`/alarms/${id}`, signal),
  retry: false,
});

export const alarmHistoryQuery = (id: string) => queryOptions({
  queryKey: ['alarms', id, 'activities'],
  queryFn: ({ signal }) => api.list<AlarmActivity>(`/alarms/${id}/activities`, {}, signal),
});

export interface AlarmChange {
  state?: AlarmState;
  assignedTo?: Ref;
  comment?: string;
}

export function useChangeAlarm(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AlarmChange) => api.change<Alarm>(`/alarms/${id}`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  });
}
