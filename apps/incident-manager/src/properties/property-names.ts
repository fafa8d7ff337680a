import { VigieError } from '@vigie/contracts';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { violatedReference } from '../failures/constraint.js';
import { IncidentStatusRow, IncidentTypeRow } from './incident-property.entity.js';

interface Assigned {
  typeId: string | null;
  statusId: string | null;
}

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** Present names of the types and statuses that these projects have, by id. */
export async function propertyNames(manager: EntityManager, projects: readonly Assigned[]): Promise<Map<string, string>> {
  const types = known(projects.map(({ typeId }) => typeId));
  const statuses = known(projects.map(({ statusId }) => statusId));
  const rows = [
    ...(types.length > 0 ? await manager.find(IncidentTypeRow, { where: { id: In(types) }, select: { id: true, name: true } }) : []),
    ...(statuses.length > 0 ? await manager.find(IncidentStatusRow, { where: { id: In(statuses) }, select: { id: true, name: true } }) : []),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Says by code which assigned property does not exist (any more), where that is why a statement was refused. */
export function refuseUnknownProperty(error: unknown): never {
  const reference = violatedReference(error);
  if (reference === 'incident_projects_type') throw new VigieError('incident.type.unknown', { property: 'type' });
  if (reference === 'incident_projects_status') throw new VigieError('incident.status.unknown', { property: 'status' });
  throw error;
}
