import type { DataEntry, IncidentProject } from '../api/incident-types';
import type { Formats } from '../design/format';

export interface ValueTexts {
  formats: Formats;
  yes: string;
  no: string;
}

/** What one sees of a field of incident data; empty for nothing. */
export function dataText(entry: DataEntry | undefined, { formats, yes, no }: ValueTexts): string {
  const value = entry?.value ?? null;
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (entry?.kind === 'integer') return formats.number(Number(value));
  if (entry?.kind === 'decimal') return formats.decimal(String(value));
  return entry?.kind === 'dateTime' ? formats.minute(value) : String(value);
}

export function categoryText(project: IncidentProject, category: string): string {
  return project.categories?.find((entry) => entry.category.id === category)?.value?.name ?? '';
}

export function entryOf(project: IncidentProject, field: string): DataEntry | undefined {
  return project.data?.find((entry) => entry.field.id === field);
}
