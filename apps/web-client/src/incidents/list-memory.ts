import type { IncidentSearch } from './incident-search';

let last: IncidentSearch = {};

/** Keeps how the list was last looked at in this window. */
export function rememberList(search: IncidentSearch): void {
  last = search;
}

/** The list as whoever opened an incident from it left it. */
export const lastList = (): IncidentSearch => last;
