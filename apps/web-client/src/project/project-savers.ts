import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { request } from '../api/client';
import { connection } from '../api/connection';
import type { IncidentProject } from '../api/incident-types';
import { incidentQuery, versionOf } from '../incidents/incident-queries';
import { categoriesQuery, dataFieldsQuery } from '../incidents/property-queries';
import { memberIds } from './member-ids';
import { changeBody } from './members';
import { Saver } from './saver';

/** The suite may answer everything else while one service is away: asked again after this. */
const RETRY_MS = 5_000;

/** One for each project that was opened: what waits for a connection outlives the page it was entered on. */
const savers = new Map<string, Saver>();

export function saverOf(client: QueryClient, id: string): Saver {
  let saver = savers.get(id);
  if (!saver) {
    saver = new Saver({ send: (changes, version) => send(client, id, changes, version) });
    savers.set(id, saver);
    insist(saver);
  }
  return saver;
}

function insist(saver: Saver): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  saver.subscribe(() => {
    clearTimeout(timer);
    if (saver.snapshot().kind === 'waiting') timer = setTimeout(() => saver.retry(), RETRY_MS);
  });
}

connection.onChange((state) => {
  if (state === 'online') for (const saver of savers.values()) saver.retry();
});

addEventListener('beforeunload', (event) => {
  // What belonged to a deleted project is kept by its page as long as that is open.
  if ([...savers.values()].map((saver) => saver.snapshot()).some(({ pending, error }) => pending.size > 0 && !(error instanceof ApiError && error.isMissing))) event.preventDefault();
});

async function send(client: QueryClient, id: string, changes: Parameters<typeof changeBody>[0], version: number | undefined): Promise<number | undefined> {
  const { queryKey } = incidentQuery(id);
  const ids = memberIds(client.getQueryData(categoriesQuery(false).queryKey) ?? [], client.getQueryData(dataFieldsQuery(false).queryKey) ?? []);
  try {
    const response = await request(`/incidentProjects/${id}`, { method: 'PATCH', body: changeBody(changes, ids), version: version === undefined ? undefined : `"${version}"` });
    const { data } = (await response.json()) as { data: IncidentProject };
    const etag = response.headers.get('etag') ?? undefined;
    client.setQueryData(queryKey, { ...data, etag });
    void client.invalidateQueries({ queryKey: [...queryKey, 'activities'] });
    void client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] });
    return versionOf(etag);
  } catch (error) {
    // To lay before the person what the others have saved.
    if (error instanceof ApiError && (error.isConflict || error.isMissing)) await client.invalidateQueries({ queryKey });
    throw error;
  }
}
