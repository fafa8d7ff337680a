import { readText } from '../app/search-params';

/** What the address of the incident list says: its filters. */
export interface IncidentSearch {
  text?: string;
  type?: string;
  status?: string;
}

export function readIncidentSearch(search: Record<string, unknown>): IncidentSearch {
  return { text: readText(search.text), type: readText(search.type), status: readText(search.status) };
}
