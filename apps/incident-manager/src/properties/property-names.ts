import { VigieError } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { violatedReference } from '../failures/constraint.js';
import { categoryMembers } from './property-member.js';
import type { CategoryMember } from './property-member.js';

type Assigned = { typeId: string | null; statusId: string | null } & Record<CategoryMember, string | null>;

const tables = ['incident_types', 'incident_statuses', 'incident_category_values'];

/** Present names of the types, statuses and category values that these projects have, by id. */
export async function propertyNames(manager: EntityManager, projects: readonly Assigned[]): Promise<Map<string, string>> {
  const ids = new Set(projects.flatMap((project) => [project.typeId, project.statusId, ...categoryMembers.map((member) => project[member])]).filter((id) => id !== null));
  if (ids.size === 0) return new Map();
  const rows = (await manager.query(
    tables.map((table) => `SELECT id, name FROM ${table} WHERE id = ANY($1)`).join(' UNION ALL '),
    [[...ids]],
  )) as { id: string; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** More are looked up only as they are needed. */
const few = 500;

/**
 * Names of all types, statuses and category values, by id, where there are few, as nearly always: they can be asked for before
 * it is known which of them are needed. Undefined where there are many.
 */
export async function allNamesIfFew(manager: EntityManager): Promise<Map<string, string> | undefined> {
  const rows = (await manager.query(
    `SELECT id, name FROM (${tables.map((table) => `SELECT id, name FROM ${table}`).join(' UNION ALL ')}) AS property LIMIT ${few + 1}`)) as { id: string; name: string }[];
  return rows.length > few ? undefined : new Map(rows.map(({ id, name }) => [id, name]));
}

/** Says by code which assigned property does not exist (any more), where that is why a statement was refused. */
export function refuseUnknownProperty(error: unknown): never {
  const reference = violatedReference(error);
  if (reference === 'incident_projects_type') throw new VigieError('incident.type.unknown', { property: 'type' });
  if (reference === 'incident_projects_status') throw new VigieError('incident.status.unknown', { property: 'status' });
  const category = categoryMembers.find((member) => reference === `incident_projects_${member}`);
  if (category) throw new VigieError('incident.categoryValue.unknown', { property: category });
  throw error;
}
