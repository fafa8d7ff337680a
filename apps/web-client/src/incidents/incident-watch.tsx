import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { openMessageSocket } from '../api/message-socket';
import { useMay } from '../session/me';
import { outdatedBy, readLiveChange } from './live-changes';

/** Many changes together make a list ask once. */
const TOGETHER_MS = 800;
/** A list that was scrolled further than this is left alone: it would be fetched page by page under the reader's eyes. */
const MOST_PAGES = 4;

/** Listens for changes of incidents and properties while the person is signed in. Shows nothing itself. */
export function IncidentWatch() {
  const may = useMay();
  return may('incidentProject.view') || may('incidentProperties.view') ? <Watching /> : null;
}

function Watching() {
  const client = useQueryClient();
  const lists = useDebouncedCallback(() => refreshLists(client), TOGETHER_MS);
  const onMessage = useEffectEvent((message: Record<string, unknown>) => {
    // The suite says so itself where it cannot tell what was missed.
    if (message.type === 'reset') return refreshAll(client);
    const change = readLiveChange(message);
    if (!change) return undefined;
    const { keys, lists: listed } = outdatedBy(change);
    for (const queryKey of keys) void client.invalidateQueries({ queryKey, exact: queryKey[0] === 'incidentProjects', predicate: mayDiffer });
    if (listed) lists();
    return undefined;
  });
  useEffect(() => openMessageSocket({
    path: '/api/ws/incidents/v1',
    subscribe: { command: 'subscribe' },
    onMessage: (message) => onMessage(message),
    onReopened: () => refreshAll(client),
  }), [client]);
  return null;
}

/** A still that is there stays as it is. */
function mayDiffer({ queryKey, state }: { queryKey: readonly unknown[]; state: { data: unknown } }): boolean {
  return queryKey[0] !== 'incidentStill' || state.data === undefined;
}

function refreshAll(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('incident') });
}

function refreshLists(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['incidentStatistics'] });
  void client.invalidateQueries({
    predicate: ({ queryKey, state }) => queryKey[0] === 'incidentProjects' && ['list', 'recent', 'ofAlarm'].includes(String(queryKey[1])) && pagesOf(state.data) <= MOST_PAGES,
  });
}

function pagesOf(data: unknown): number {
  const { pages } = (data ?? {}) as { pages?: unknown[] };
  return pages?.length ?? 1;
}
