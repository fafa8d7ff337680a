import { DraftSequence, ref, relations } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { namedRef } from '../texts/person.js';
import type { DraftSequenceRow } from './draft-sequence.entity.js';

export const draftList: ListDefinition = {
  columns: { camera: 'guid', startTime: 'time', endTime: 'time', createdAt: 'time' }, defaultSize: 500, maxSize: 500, defaultOrder: "asc:'createdAt'",
};

export const draftColumns = { camera: 'cameraId', startTime: 'startTime', endTime: 'endTime', createdAt: 'createdAt' };

/** `ownSite`: of drafts that say none. */
export const draftView = (row: DraftSequenceRow, ownSite: string): DraftSequence => Object.assign(new DraftSequence(), {
  id: row.id,
  camera: namedRef('cameras', row.cameraId, row.cameraName),
  site: row.siteId ?? ownSite,
  ...(row.siteName === null ? {} : { siteName: row.siteName }),
  startTime: row.startTime.toISOString(),
  endTime: row.endTime.toISOString(),
  createdAt: row.createdAt.toISOString(),
  relations: relations(ref('draftSequences', row.id)),
});
