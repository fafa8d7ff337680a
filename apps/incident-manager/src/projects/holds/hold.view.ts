import { IncidentHold, ref, relations } from '@vigie/contracts';
import type { IncidentHoldFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { personRef } from '../../texts/person.js';
import type { HoldRow } from './hold.entity.js';

export const holdList: ListDefinition = {
  columns: { kind: 'string', reference: 'string', placedBy: 'guid', placedAt: 'time', liftedAt: 'time' }, defaultSize: 200, maxSize: 1_000, defaultOrder: "asc:'placedAt'",
};

export const holdColumns = { kind: 'kind', reference: 'reference', placedBy: 'placedById', placedAt: 'placedAt', liftedAt: 'liftedAt' };

export const holdView = (row: HoldRow): IncidentHold => Object.assign(new IncidentHold(), {
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  ...(row.reference ? { reference: row.reference } : {}),
  placedBy: personRef(row.placedById, row.placedByName, row.placedByKind),
  placedAt: row.placedAt.toISOString(),
  ...(row.liftedAt ? { liftedAt: row.liftedAt.toISOString() } : {}),
  ...(row.liftedById ? { liftedBy: personRef(row.liftedById, row.liftedByName ?? '', row.liftedByKind ?? '') } : {}),
  relations: relations(ref('holds', row.id), ref('incidentProjects', row.projectId)),
});

export const holdFact = ({ id, projectId, kind }: HoldRow): IncidentHoldFact => ({ id, project: projectId, kind });

/** What the logs keep of a hold. */
export const holdDetails = ({ id, kind, reason, reference }: HoldRow): Record<string, string> => ({
  hold: id, kind, reason, ...(reference ? { reference } : {}),
});
