import { IncidentSequence, ref, relations } from '@vigie/contracts';
import type { IncidentSequenceFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { namedRef, personRef } from '../../texts/person.js';
import type { RecordedCamera } from './sequence-sight.js';
import type { SequenceRow } from './sequence.entity.js';

export const sequenceList: ListDefinition = {
  columns: { camera: 'guid', site: 'guid', startTime: 'time', endTime: 'time', addedAt: 'time', addedBy: 'guid', hasRecording: 'string' },
  defaultSize: 500, maxSize: 1_000, defaultOrder: "asc:'startTime'",
};

export const sequenceColumns = {
  camera: 'cameraId', site: 'siteId', startTime: 'startTime', endTime: 'endTime', addedAt: 'addedAt', addedBy: 'addedById', hasRecording: 'hasRecording',
};

export const sequenceView = (row: SequenceRow): IncidentSequence => Object.assign(new IncidentSequence(), {
  id: row.id,
  camera: namedRef('cameras', row.cameraId, row.cameraName),
  site: row.siteId,
  ...(row.siteName === null ? {} : { siteName: row.siteName }),
  startTime: row.startTime.toISOString(),
  endTime: row.endTime.toISOString(),
  hasRecording: row.hasRecording,
  addedBy: personRef(row.addedById, row.addedByName, row.addedByKind),
  addedAt: row.addedAt.toISOString(),
  relations: relations(ref('sequences', row.id), ref('incidentProjects', row.projectId)),
});

export const sequenceFact = ({ id, projectId, cameraId, siteId, siteName, startTime, endTime }: SequenceRow): IncidentSequenceFact => ({
  id, project: projectId, camera: cameraId, ...(siteName === null ? {} : { site: siteId }), startTime: startTime.toISOString(), endTime: endTime.toISOString(),
});

/** What the activity log keeps of a sequence. */
export const sequenceDetails = ({ id, cameraId, cameraName, siteId, siteName, startTime, endTime }: SequenceRow): Record<string, string> => ({
  sequence: id, camera: cameraId, cameraName, ...(siteName === null ? {} : { site: siteId, siteName }), startTime: startTime.toISOString(), endTime: endTime.toISOString(),
});

/** The camera of a sequence as the log keeps it. */
export const cameraOf = ({ camera, site }: Record<string, unknown>): RecordedCamera => ({
  cameraId: String(camera), siteId: site === undefined ? '' : String(site), siteName: site === undefined ? null : String(site),
});
