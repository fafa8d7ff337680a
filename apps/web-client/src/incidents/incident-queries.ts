import { infiniteQueryOptions, queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import { api } from '../api/client';
import type { IncidentActivity, IncidentCall, IncidentComment, IncidentHold, IncidentLink, IncidentProject, IncidentSequence, CustodyEntry } from '../api/incident-types';
import type { Versioned } from '../api/types';
import { contains, toQueryString, type Filter } from '../api/query';
import { orderOf, type IncidentSearch } from './incident-search';

export const pageSize = 50;

/** News come over the socket; asking again now and then is for networks that swallow sockets. */
const fallback = { refetchInterval: 60_000, staleTime: 20_000 } as const;

/** The first address of a list, or where the page before said it goes on. */
export function incidentsPath(search: IncidentSearch, filters: Filter[], size: number): string {
  return `/incidentProjects${toQueryString({ filters: [contains('text', search.text), ...filters], order: orderOf(search), size })}`;
}

/** `filters` is called for each page: what means "seven days ago" moves on. */
export function incidentsQuery(search: IncidentSearch, filters: () => Filter[]) {
  return infiniteQueryOptions({
    queryKey: ['incidentProjects', 'list', search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.page<IncidentProject>(pageParam || incidentsPath(search, filters(), pageSize), signal),
    getNextPageParam: (last) => last.next,
    ...fallback,
  });
}

export const incidentQuery = (id: string) => queryOptions({
  queryKey: ['incidentProjects', id],
  queryFn: ({ signal }) => api.one<IncidentProject>(`/incidentProjects/${id}`, signal),
  structuralSharing: (old: unknown, next: unknown) => newer(old as Versioned<IncidentProject> | undefined, next as Versioned<IncidentProject>),
  ...fallback,
});

/** An answer that was overtaken by a later one does not take what was saved meanwhile off the screen. */
function newer(old: Versioned<IncidentProject> | undefined, next: Versioned<IncidentProject>): Versioned<IncidentProject> {
  return (versionOf(old?.etag) ?? 0) > (versionOf(next.etag) ?? 0) && old ? old : replaceEqualDeep(old, next);
}

/** `"7"` → 7. */
export function versionOf(etag: string | undefined | null): number | undefined {
  const [digits] = /\d+/.exec(etag ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

type Children = 'sequences' | 'comments' | 'calls' | 'activities' | 'links' | 'holds' | 'custody';

function childrenQuery<T>(id: string, children: Children, order?: { column: string; direction: 'asc' | 'desc' }) {
  return queryOptions({
    queryKey: ['incidentProjects', id, children],
    queryFn: ({ signal }) => api.list<T>(`/incidentProjects/${id}/${children}`, { order, size: 500 }, signal),
    ...fallback,
  });
}

export const sequencesQuery = (id: string) => childrenQuery<IncidentSequence>(id, 'sequences', { column: 'startTime', direction: 'asc' });
export const commentsQuery = (id: string) => childrenQuery<IncidentComment>(id, 'comments', { column: 'createdAt', direction: 'asc' });
export const callsQuery = (id: string) => childrenQuery<IncidentCall>(id, 'calls', { column: 'time', direction: 'asc' });
export const activitiesQuery = (id: string) => childrenQuery<IncidentActivity>(id, 'activities', { column: 'time', direction: 'desc' });
export const linksQuery = (id: string) => childrenQuery<IncidentLink>(id, 'links');
export const holdsQuery = (id: string) => childrenQuery<IncidentHold>(id, 'holds');
export const custodyQuery = (id: string) => childrenQuery<CustodyEntry>(id, 'custody');
