import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, request } from '../api/client';
import type { ChildCamera, ChildSite } from '../api/types';
import { useMay } from '../session/me';

/** Asked often: an administrator waits for a site to come back. */
export const childSitesQuery = queryOptions({
  queryKey: ['childSites'],
  queryFn: ({ signal }) => api.all<ChildSite>('/childSites', { order: { column: 'name', direction: 'asc' } }, signal),
  refetchInterval: 10_000,
});

export const childSiteQuery = (id: string) => queryOptions({
  queryKey: ['childSites', id],
  queryFn: ({ signal }) => api.one<ChildSite>(`/childSites/${id}`, signal),
  refetchInterval: 10_000,
});

export const childCamerasQuery = queryOptions({
  queryKey: ['childCameras'],
  queryFn: ({ signal }) => api.list<ChildCamera>('/childCameras', { order: { column: 'name', direction: 'asc' }, size: 10_000 }, signal),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** Cameras of child sites that the person may see here. */
export function useChildCameras() {
  return useQuery({ ...childCamerasQuery, enabled: useMay()('camera.view') });
}

/** Reads a site now; how it went is in its connection. */
export async function refreshSite(id: string): Promise<ChildSite> {
  const response = await request(`/childSites/${id}?task=Refresh`, { method: 'POST' });
  return ((await response.json()) as { data: ChildSite }).data;
}
