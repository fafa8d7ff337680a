import type { DraftSequence } from '../api/incident-types';
import type { Ref } from '../api/types';

export interface NewIncident {
  title?: string;
  description?: string;
  type?: string;
  status?: string;
}

/** A span of one camera that a new project takes along, without a detour over the draft list. */
export interface NewSequence {
  camera: Ref;
  startTime: string;
  endTime: string;
}

/** What is known of an incident where it is seen. */
export interface IncidentStart {
  title?: string;
  /** When it happened; else it lasts as long as its sequences. */
  startTime?: string;
  sequences?: NewSequence[];
  /** Ids of drafts that were just marked for it: taken along unless unticked. */
  drafts?: readonly string[];
  /** The alarm that it belongs to. */
  alarm?: string;
}

/** What led to it, and what followed, as far as it has happened by then. */
const AROUND_MS = 30_000;

/** An incident that is seen on a camera at an instant, live or in playback. */
export function incidentAt(camera: { id: string; name?: string }, instant: number): IncidentStart {
  return {
    startTime: new Date(instant).toISOString(),
    sequences: [{
      camera: { type: 'cameras', id: camera.id, name: camera.name },
      startTime: new Date(instant - AROUND_MS).toISOString(), endTime: new Date(instant + AROUND_MS).toISOString(),
    }],
  };
}

/** An incident of a span that was marked on a camera. */
export const incidentOver = (camera: { id: string; name?: string }, { from, to }: { from: number; to: number }): IncidentStart => ({
  startTime: new Date(from).toISOString(),
  sequences: [{ camera: { type: 'cameras', id: camera.id, name: camera.name }, startTime: new Date(from).toISOString(), endTime: new Date(to).toISOString() }],
});

/** From the first to the last instant of the sequences; undefined without any. */
export function incidentSpan(drafts: Pick<DraftSequence, 'startTime' | 'endTime'>[]): { startTime: string; endTime: string } | undefined {
  const startTime = drafts.map((draft) => draft.startTime).toSorted()[0];
  const endTime = drafts.map((draft) => draft.endTime).toSorted().at(-1);
  return startTime && endTime ? { startTime, endTime } : undefined;
}

/** Whether part of the sequence is still to come: what follows is taken along as far as it has happened when the project is created. */
export function isAhead({ endTime }: NewSequence, now: Date): boolean {
  return Date.parse(endTime) > now.getTime();
}

/** The body of the creation: what was left empty is left out; the incident lasts as long as its sequences unless it is known better. */
export function newIncidentBody(incident: NewIncident, drafts: DraftSequence[], start: IncidentStart = {}, now = new Date()): object {
  const sequences = start.sequences?.map((sequence) => ({
    camera: { type: sequence.camera.type, id: sequence.camera.id }, startTime: sequence.startTime, endTime: isAhead(sequence, now) ? now.toISOString() : sequence.endTime,
  })) ?? [];
  return {
    ...(incident.title?.trim() ? { title: incident.title.trim() } : {}),
    ...(incident.description?.trim() ? { description: incident.description.trim() } : {}),
    ...(incident.type ? { type: { type: 'incidentTypes', id: incident.type } } : {}),
    ...(incident.status ? { status: { type: 'incidentStatuses', id: incident.status } } : {}),
    ...(start.startTime ? { startTime: start.startTime } : incidentSpan(drafts)),
    ...(drafts.length > 0 ? { draftSequences: drafts.map((draft) => draft.id) } : {}),
    ...(sequences.length > 0 ? { sequences } : {}),
  };
}
