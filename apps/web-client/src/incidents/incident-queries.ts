import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { contains, equals } from '../api/query';
import type { IncidentActivity, IncidentComment, IncidentProject, IncidentSequence } from '../api/incident-types';
import type { IncidentSearch } from './incident-search';

export const pageSize = 50;

export function incidentsQuery(search: IncidentSearch) {
  return infiniteQueryOptions({
    queryKey: ['incidentProjects', 'list', search],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => api.list<IncidentProject>('/incidentProjects', {
      filters: [contains('text', search.text), equals('type', search.type), equals('status', search.status)],
      order: { column: 'createdAt', direction: 'desc' }, page: pageParam, size: pageSize,
    }, signal),
    getNextPageParam: (last, _pages, page) => (last.length === pageSize ? page + 1 : undefined),
    refetchInterval: 15_000,
  });
}

export const incidentQuery = (id: string) => queryOptions({
  queryKey: ['incidentProjects', id],
  queryFn: ({ signal }) => api.one<IncidentProject>(`/incidentProjects/${id}`, signal),
  refetchInterval: 10_000,
});

function childrenQuery<T>(id: string, children: 'sequences' | 'comments' | 'activities', order: { column: string; direction: 'asc' | 'desc' }) {
  return queryOptions({
    queryKey: ['incidentProjects', id, children],
    queryFn: ({ signal }) => api.list<T>(`/incidentProjects/${id}/${children}`, { order, size: 500 }, signal),
    refetchInterval: 10_000,
  });
}

export const sequencesQuery = (id: string) => childrenQuery<IncidentSequence>(id, 'sequences', { column: 'startTime', direction: 'asc' });
export const commentsQuery = (id: string) => childrenQuery<IncidentComment>(id, 'comments', { column: 'createdAt', direction: 'asc' });
export const activitiesQuery = (id: string) => childrenQuery<IncidentActivity>(id, 'activities', { column: 'time', direction: 'desc' });
