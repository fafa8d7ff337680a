import { api } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import type { Filter } from '../api/query';
import { toCsv } from '../design/csv';
import { incidentsPath } from './incident-queries';
import type { IncidentSearch } from './incident-search';
import type { IncidentColumn } from './use-incident-columns';

/** More rows than this no spreadsheet is pleased with. */
export const mostRows = 10_000;
const pageSize = 1_000;

/** Everything that matches, page by page; stops at the most. */
export async function allIncidents(search: IncidentSearch, filters: Filter[], onProgress: (rows: number) => void): Promise<IncidentProject[]> {
  const rows: IncidentProject[] = [];
  let next: string | undefined = incidentsPath(search, filters, pageSize);
  while (next !== undefined && rows.length < mostRows) {
    const page: { items: IncidentProject[]; next?: string } = await api.page<IncidentProject>(next);
    rows.push(...page.items);
    onProgress(rows.length);
    next = page.next;
  }
  return rows.slice(0, mostRows);
}

export function incidentsCsv(incidents: IncidentProject[], columns: IncidentColumn[]): Blob {
  const rows = incidents.map((incident) => columns.map((column) => column.text(incident)));
  return new Blob([toCsv([columns.map((column) => column.label), ...rows])], { type: 'text/csv;charset=utf-8' });
}
