import type { DraftSequence } from '../api/incident-types';

export interface NewIncident {
  title?: string;
  description?: string;
  type?: string;
  status?: string;
}

/** From the first to the last instant of the sequences; undefined without any. */
export function incidentSpan(drafts: Pick<DraftSequence, 'startTime' | 'endTime'>[]): { startTime: string; endTime: string } | undefined {
  const startTime = drafts.map((draft) => draft.startTime).toSorted()[0];
  const endTime = drafts.map((draft) => draft.endTime).toSorted().at(-1);
  return startTime && endTime ? { startTime, endTime } : undefined;
}

/** The body of the creation: what was left empty is left out; the incident lasts as long as its sequences. */
export function newIncidentBody(incident: NewIncident, drafts: DraftSequence[]): object {
  return {
    ...(incident.title?.trim() ? { title: incident.title.trim() } : {}),
    ...(incident.description?.trim() ? { description: incident.description.trim() } : {}),
    ...(incident.type ? { type: { type: 'incidentTypes', id: incident.type } } : {}),
    ...(incident.status ? { status: { type: 'incidentStatuses', id: incident.status } } : {}),
    ...incidentSpan(drafts),
    ...(drafts.length > 0 ? { draftSequences: drafts.map((draft) => draft.id) } : {}),
  };
}
