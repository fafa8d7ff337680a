import { ApiError, mayPass } from '../api/api-error';
import type { IncidentProject } from '../api/incident-types';

export interface Refused {
  incident: IncidentProject;
  why: Error;
}

/** Deletes one after another; answers those that are still there. What is gone already needs no deleting. */
export async function deleteEach(incidents: readonly IncidentProject[], remove: (incident: IncidentProject) => Promise<void>, onDone: (count: number) => void): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const [index, incident] of incidents.entries()) {
    await remove(incident).catch((error: unknown) => {
      if (!(error instanceof ApiError) || !error.isMissing) refused.push({ incident, why: error instanceof Error ? error : new Error(String(error)) });
    });
    onDone(index + 1);
  }
  return refused;
}

/** Those that may go when it is tried again; the others have a reason to stay. */
export const worthRetrying = (refused: readonly Refused[]): IncidentProject[] => refused.filter(({ why }) => mayPass(why)).map(({ incident }) => incident);
