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

/** Disabled ones, too: for administration and for what they recorded. */
export const allCamerasQuery = queryOptions({
  queryKey: ['cameras', 'all'],
  queryFn: ({ signal }) => api.all<Camera>('/cameras', { order: { column: 'name', direction: 'asc' }, flags: ['disabled'] }, signal),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** Cameras whose live video or recordings the person may see. What disabled ones recorded can still be played back. */
export function useCamerasFor(verb: 'live' | 'playback') {
  const may = useMay();
  const general = may(`camera.${verb}`);
  return useQuery({
    ...allCamerasQuery,
    select: (cameras) => cameras.filter((camera) => (camera.enabled !== false || verb === 'playback') && (camera.may?.[verb] ?? general)),
  });
}

/** Why a camera that an address names is not shown: it is disabled, or there is none for this person. */
export function useAbsence(): (id: string) => { id: string; name?: string; kind: 'disabled' | 'missing' } {
  const cameras = useQuery({ ...allCamerasQuery, enabled: useMay()('camera.view') });
  return (id) => {
    const camera = cameras.data?.find((one) => one.id === id);
    return camera?.enabled === false ? { id, name: camera.name, kind: 'disabled' } : { id, kind: 'missing' };
  };
}

/** Names by id, for lists that carry references only. */
export function useCameraNames(): Map<string, string> {
  const cameras = useQuery({ ...camerasQuery, enabled: useMay()('camera.view') });
  return new Map(cameras.data?.map((camera) => [camera.id, camera.name]));
}
