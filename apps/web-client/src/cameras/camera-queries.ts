import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Camera } from '../api/types';
import { useMay } from '../session/me';

export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => api.all<Camera>('/cameras', { order: { column: 'name', direction: 'asc' } }, signal),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** Disabled ones, too: for administration. */
export const allCamerasQuery = queryOptions({
  queryKey: ['cameras', 'all'],
  queryFn: ({ signal }) => api.all<Camera>('/cameras', { order: { column: 'name', direction: 'asc' }, flags: ['disabled'] }, signal),
});

/** Cameras whose live video or recordings the person may see. */
export function useCamerasFor(verb: 'live' | 'playback') {
  const may = useMay();
  const general = may(`camera.${verb}`);
  return useQuery({
    ...camerasQuery,
    select: (cameras) => cameras.filter((camera) => camera.enabled !== false && (camera.may?.[verb] ?? general)),
  });
}

/** Names by id, for lists that carry references only. */
export function useCameraNames(): Map<string, string> {
  const cameras = useQuery({ ...camerasQuery, enabled: useMay()('camera.view') });
  return new Map(cameras.data?.map((camera) => [camera.id, camera.name]));
}
