import type { IncidentSequence } from '../api/incident-types';

/** The picture that the suite kept of a sequence's start. */
export const stillOf = (project: string, { id }: IncidentSequence) => ({
  path: `/incidentProjects/${project}/sequences/${id}/still`, queryKey: ['incidentStill', id], enabled: true, staleTime: 300_000,
});
