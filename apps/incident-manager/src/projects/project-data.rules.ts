import { IncidentCategoryEntry, IncidentDataEntry, VigieError } from '@vigie/contracts';
import type { IncidentDataKind, Language } from '@vigie/contracts';
import { categoryMembers, dataMembers, propertyMembers } from '../properties/property-member.js';
import type { CategoryMember, DataMember, PropertyMember } from '../properties/property-member.js';
import type { DefinedCategory, DefinedField, PropertySet } from '../properties/property-set.js';
import { namedRef } from '../texts/person.js';
import { shownInstant } from '../texts/time.rules.js';
import type { StoredValue } from './activities/activity.rules.js';
import { readDataValue, readDecimal } from './data-value.rules.js';
import type { ProjectDto } from './project.dto.js';
import type { ProjectData } from './project-data.entity.js';

/** What of it is to be shown, as far as it was read; instants and decimal numbers may be as PostgreSQL writes them. */
export type ShownData = Partial<Record<CategoryMember, string | null> & Record<DataMember, string | boolean | Date | null>>;

/** Names of what administrators defined, by id. */
export type Names = ReadonlyMap<string, string>;

const filled = (value: (member: PropertyMember) => unknown): ProjectData => Object.fromEntries(propertyMembers.map((member) => [member, value(member)])) as unknown as ProjectData;

export const emptyData: ProjectData = filled(() => null);

/** Only what a project has of categories and incident data. */
export const dataOf = (project: ProjectData): ProjectData => filled((member) => project[member]);

export const hasData = (project: ShownData): boolean => propertyMembers.some((member) => project[member] != null);

/**
 * What a request says of categories and incident data: what it does not name is missing, null is to be emptied (IM-24).
 * Throws `reference.unknown`, `incident.property.disabled`, `incident.property.wrongKind` or `incident.timeOutOfRange`;
 * that values are of their category is not checked here.
 */
export function readData({ categories, data }: Pick<ProjectDto, 'categories' | 'data'>, set: PropertySet, language: Language): Partial<ProjectData> {
  const said = new Map<PropertyMember, unknown>();
  const say = ({ member }: DefinedCategory | DefinedField, value: unknown): void => {
    if (said.has(member)) throw new VigieError('request.invalid', { property: member, params: { detail: 'it is named twice' } });
    said.set(member, value);
  };
  for (const { category, value } of categories ?? []) {
    say(findUsable(set.categories, category.id, 'categories'), value?.id ?? null);
  }
  for (const { field, value } of data ?? []) {
    const defined = findUsable(set.fields, field.id, 'data');
    say(defined, readDataValue(defined, value, language));
  }
  return Object.fromEntries(said);
}

function findUsable<D extends DefinedCategory | DefinedField>(all: readonly D[], id: string, property: string): D {
  const found = all.find((one) => one.id === id);
  if (!found) throw new VigieError('reference.unknown', { property });
  if (!found.enabled) throw new VigieError('incident.property.disabled', { property: found.member, params: { property: found.name || found.member } });
  return found;
}

/** What stays when all is replaced: what is switched off can neither be seen nor set (IM-06). */
export function hiddenData(present: ProjectData, { categories, fields }: PropertySet): ProjectData {
  const off = new Set<PropertyMember>([...categories, ...fields].filter(({ enabled }) => !enabled).map(({ member }) => member));
  return filled((member) => (off.has(member) ? present[member] : null));
}

/** The categories that are on and filled, as people see them. */
export function categoryEntries(project: ShownData, { categories }: PropertySet, names: Names): IncidentCategoryEntry[] {
  const entries: IncidentCategoryEntry[] = [];
  for (const { enabled, id, name, member } of categories) {
    const value = project[member];
    if (!enabled || value == null) continue;
    const entry = new IncidentCategoryEntry();
    entry.category = namedRef('incidentCategories', id, name);
    entry.value = namedRef('incidentCategoryValues', value, names.get(value));
    entries.push(entry);
  }
  return entries;
}

function shownValue(kind: IncidentDataKind, value: string | boolean | Date): string | number | boolean {
  if (kind === 'integer') return Number(value);
  if (kind === 'decimal') return readDecimal(String(value)) ?? String(value);
  return typeof value === 'boolean' || kind === 'text' ? (value as string | boolean) : shownInstant(value);
}

/** The fields that are on and filled, as people see them. */
export function dataEntries(project: ShownData, { fields }: PropertySet): IncidentDataEntry[] {
  const entries: IncidentDataEntry[] = [];
  for (const { enabled, id, name, kind, member } of fields) {
    const value = project[member];
    if (!enabled || value == null) continue;
    const entry = new IncidentDataEntry();
    entry.field = namedRef('incidentDataFields', id, name);
    entry.kind = kind;
    entry.value = shownValue(kind, value);
    entries.push(entry);
  }
  return entries;
}

/** As the activity log keeps it: nothing of what is empty. */
export function loggedData(project: ProjectData, names: Names): Record<string, StoredValue> {
  const logged: Record<string, StoredValue> = {};
  for (const member of categoryMembers) {
    const id = project[member];
    if (id !== null) logged[member] = { id, name: names.get(id) ?? id };
  }
  for (const member of dataMembers) {
    const value = project[member];
    if (value !== null) logged[member] = value instanceof Date ? value.toISOString() : String(value);
  }
  return logged;
}
