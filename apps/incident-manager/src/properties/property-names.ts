import { VigieError } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { violatedReference } from '../failures/constraint.js';
import { categoryMembers } from './property-member.js';
import type { CategoryMember } from './property-member.js';

type Assigned = { typeId: string | null; statusId: string | null } & Partial<Record<CategoryMember, string | null>>;

const tables = ['incident_types', 'incident_statuses', 'incident_category_values'];

/** Present names of the types, statuses and category values that these projects have, by id. */
export async function propertyNames(manager: EntityManager, projects: readonly Assigned[]): Promise<Map<string, string>> {
  const ids = new Set(projects.flatMap((project) => [project.typeId, project.statusId, ...categoryMembers.map((member) => project[member])]).filter((id) => id != null));
  if (ids.size === 0) return new Map();
  const rows = (await manager.query(
    tables.map((table) => `SELECT id, name FROM ${table} WHERE id = ANY($1)`).join(' UNION ALL '),
    [[...ids]],
  )) as { id: string; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of all types, statuses and category values. */
export const namedRows = tables.map((table) => `SELECT id, name FROM ${table}`).join(' UNION ALL ');

/** Says by code which assigned property does not exist (any more), where that is why a statement was refused. */
export function refuseUnknownProperty(error: unknown): never {
  const reference = violatedReference(error);
  if (reference === 'incident_projects_type') throw new VigieError('incident.type.unknown', { property: 'type' });
  if (reference === 'incident_projects_status') throw new VigieError('incident.status.unknown', { property: 'status' });
  const category = categoryMembers.find((member) => reference === `incident_projects_${member}`);
  if (category) throw new VigieError('incident.categoryValue.unknown', { property: category });
  throw error;
}
