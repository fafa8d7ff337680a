import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { IncidentCategory, IncidentDataField, IncidentProperty, IncidentSettings } from '../api/incident-types';
import { useMay } from '../session/me';

const byNumber = { column: 'number', direction: 'asc' } as const;

/** Live changes come over the socket; asking again now and then is for networks that swallow sockets. */
const fresh = { staleTime: 30_000, refetchInterval: 120_000 } as const;

function propertiesQuery(resource: 'incidentTypes' | 'incidentStatuses') {
  return queryOptions({
    queryKey: [resource],
    queryFn: ({ signal }) => api.all<IncidentProperty>(`/${resource}`, { order: byNumber }, signal),
    ...fresh,
  });
}

export const typesQuery = propertiesQuery('incidentTypes');
export const statusesQuery = propertiesQuery('incidentStatuses');

/** For administration all five; for everybody else those that are switched on. */
export const categoriesQuery = (all: boolean) => queryOptions({
  queryKey: ['incidentCategories', all ? 'all' : 'enabled'],
  queryFn: ({ signal }) => api.list<IncidentCategory>('/incidentCategories', { order: byNumber, flags: all ? ['disabled'] : [] }, signal),
  ...fresh,
});

export const valuesQuery = (category: string) => queryOptions({
  queryKey: ['incidentCategories', category, 'values'],
  queryFn: ({ signal }) => api.all<IncidentProperty>(`/incidentCategories/${category}/values`, { order: byNumber }, signal),
  ...fresh,
});

export const dataFieldsQuery = (all: boolean) => queryOptions({
  queryKey: ['incidentDataFields', all ? 'all' : 'enabled'],
  queryFn: ({ signal }) => api.list<IncidentDataField>('/incidentDataFields', { order: byNumber, flags: all ? ['disabled'] : [] }, signal),
  ...fresh,
});

export const settingsQuery = queryOptions({
  queryKey: ['incidentSettings'],
  queryFn: ({ signal }) => api.one<IncidentSettings>('/incidentSettings', signal),
});

/** Types and statuses to choose from; without the right to see them there is nothing to choose, and nothing is asked. */
export function useProperties() {
  const enabled = useMay()('incidentProperties.view');
  return { types: useQuery({ ...typesQuery, enabled }), statuses: useQuery({ ...statusesQuery, enabled }) };
}

/** A category that operators fill, with its choices. */
export interface CategoryChoices extends IncidentCategory {
  values: IncidentProperty[];
}

/** The enabled categories with their values, and the enabled fields of incident data. */
export function useCategories(): { categories: CategoryChoices[]; fields: IncidentDataField[]; pending: boolean } {
  const may = useMay();
  const enabled = may('incidentProperties.view') && may('incidentData.view');
  const categories = useQuery({ ...categoriesQuery(false), enabled });
  const fields = useQuery({ ...dataFieldsQuery(false), enabled });
  const values = useQueries({ queries: (categories.data ?? []).map((category) => valuesQuery(category.id)) });
  return {
    categories: (categories.data ?? []).map((category, index) => ({ ...category, values: values[index]?.data ?? [] })),
    fields: fields.data ?? [],
    pending: enabled && (categories.isPending || fields.isPending),
  };
}
