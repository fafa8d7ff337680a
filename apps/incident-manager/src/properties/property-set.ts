import type { IncidentDataKind } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { categoryMembers, dataMembers } from './property-member.js';
import type { CategoryMember, DataMember } from './property-member.js';

interface Defined {
  id: string;
  /** Its label; may be empty while it is off. */
  name: string;
  enabled: boolean;
}

export type DefinedCategory = Defined & { member: CategoryMember };
export type DefinedField = Defined & { member: DataMember; kind: IncidentDataKind };

/** What administrators have made of the five categories and the fifteen fields, in their order. */
export interface PropertySet {
  categories: readonly DefinedCategory[];
  fields: readonly DefinedField[];
}

export interface SwitchedRow {
  id: string;
  name: string;
  enabled: boolean;
  number: number;
  kind: IncidentDataKind | null;
}

/** Of all five and fifteen. */
export const switchedRows = `SELECT id, name, enabled, number, NULL AS kind FROM incident_categories
  UNION ALL SELECT id, name, enabled, number, kind FROM incident_data_fields`;

/** Read anew for every change: what is switched off holds at once, whichever copy of the service did it (IM-07). */
export async function readPropertySet(manager: EntityManager): Promise<PropertySet> {
  return propertySetOf((await manager.query(`${switchedRows} ORDER BY number`)) as SwitchedRow[]);
}

/** `rows` in the order of their numbers. */
export function propertySetOf(rows: readonly SwitchedRow[]): PropertySet {
  const set: { categories: DefinedCategory[]; fields: DefinedField[] } = { categories: [], fields: [] };
  for (const { id, name, enabled, number, kind } of rows) {
    const [category, field] = [categoryMembers[number - 1], dataMembers[number - 1]];
    if (kind === null && category) set.categories.push({ id, name, enabled, member: category });
    if (kind !== null && field) set.fields.push({ id, name, enabled, member: field, kind });
  }
  return set;
}
