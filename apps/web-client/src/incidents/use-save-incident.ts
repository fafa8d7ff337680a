import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { api, request } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import type { Versioned } from '../api/types';
import { incidentQuery } from './incident-queries';

/** Members of a project that people edit. Undefined takes a value away. */
export type IncidentChange = Partial<Pick<IncidentProject, 'title' | 'description' | 'type' | 'status' | 'startTime' | 'endTime'>>;

const editable = ['title', 'description', 'type', 'status', 'startTime', 'endTime'] as const;

/** Saves single members as one goes, each on the version that is shown; what somebody else saved meanwhile is never overwritten. */
export function useSaveIncident(id: string) {
  const client = useQueryClient();
  const query = incidentQuery(id);
  return useMutation({
    scope: { id: `incident-${id}` },
    mutationFn: async (change: IncidentChange) => {
      const known = client.getQueryData(query.queryKey) ?? await client.fetchQuery(query);
      return saveChange(id, known, change);
    },
    onSuccess: (saved) => {
      client.setQueryData(query.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['incidentProjects', id, 'activities'] });
      void client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.isConflict) void client.invalidateQueries({ queryKey: query.queryKey });
    },
  });
}

async function saveChange(id: string, known: Versioned<IncidentProject>, change: IncidentChange): Promise<Versioned<IncidentProject>> {
  // PATCH leaves alone what is absent or null; only PUT can take a value away.
  const clears = Object.values(change).some((value) => value === undefined || value === '');
  const body = clears ? whole({ ...known, ...change }) : change;
  const response = await request(`/incidentProjects/${id}`, { method: clears ? 'PUT' : 'PATCH', body: withoutNames(body), version: known.etag });
  const answer = (await response.json()) as { data: IncidentProject };
  const etag = response.headers.get('etag') ?? (await api.one<IncidentProject>(`/incidentProjects/${id}`)).etag;
  return { ...answer.data, etag };
}

function whole(project: IncidentChange): IncidentChange {
  return Object.fromEntries(editable.filter((name) => project[name]).map((name) => [name, project[name]]));
}

/** References are written as type and id alone. */
function withoutNames(body: IncidentChange): object {
  const plain = (ref: IncidentChange['type']) => (ref ? { type: ref.type, id: ref.id } : undefined);
  return { ...body, type: plain(body.type), status: plain(body.status) };
}
