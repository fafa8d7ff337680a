import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, request } from '../api/client';
import { after, before, contains, equals, toQueryString } from '../api/query';
import type { LogEntry, LogSealState, Verification } from '../api/types';
import type { LogSearch } from './log-search';

const SIZE = 100;

interface LogPage {
  array: LogEntry[];
  cursor?: string;
}

/** Newest first; further pages by cursor, so that entries that come meanwhile shift nothing. */
export const logQuery = (search: LogSearch) => infiniteQueryOptions({
  queryKey: ['log', search],
  initialPageParam: '',
  queryFn: async ({ pageParam, signal }): Promise<LogPage> => {
    const query = toQueryString({
      filters: [
        contains('text', search.text), equals('log', search.log), equals('outcome', search.outcome), contains('userName', search.user),
        after('time', search.from), before('time', search.to),
      ],
      order: { column: 'time', direction: 'desc' },
      size: SIZE,
    });
    const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
    return (await request(`/logEntries${query}${cursor}`, { signal })).json() as Promise<LogPage>;
  },
  getNextPageParam: (last) => last.cursor,
});

export const sealQuery = queryOptions({
  queryKey: ['log', 'seal'],
  queryFn: ({ signal }) => api.one<LogSealState>('/logEntries/seal', signal),
  refetchInterval: 10_000,
});

const POLL_MS = 700;

/** Runs a verification to its end; `onProgress` hears of it in percent. */
export async function verifyLog(onProgress: (percent: number) => void): Promise<Verification> {
  const begun = await api.create<Verification & { path?: { id: string } }>('/logEntries?task=Verify', {});
  let current: Verification = { ...begun, state: begun.state as Verification['state'] };
  const id = begun.path?.id;
  while (id && (current.state === 'Idle' || current.state === 'InProgress')) {
    onProgress(current.progress ?? 0);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    current = await api.one<Verification>(`/logEntries/tasks/${id}`);
  }
  return current;
}
