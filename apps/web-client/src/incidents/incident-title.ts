import type { IncidentProject } from '../api/incident-types';

/** What a project is called where only one line is free. */
export function titleOf(incident: Pick<IncidentProject, 'title' | 'type'>, untitled: string): string {
  return incident.title || incident.type?.name || untitled;
}
