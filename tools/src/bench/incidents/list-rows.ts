import { percentile } from '../row.js';
import type { Row } from '../row.js';
import { barePage } from './bare-list.js';
import type { FilledProperties } from './fill.js';
import type { IncidentSite } from './incident-site.js';
import { inTurns } from './measure.js';
import { pageRows, projectsPath } from './page-rows.js';

const three = 'project.type_id = $1 AND project.status_id = $2 AND project.category1_id = $3';
const order = 'project.modified_at DESC, project.id DESC';
const open = 'project.assignee_id = $1 AND project.status_id = $2 AND project.due_time > $3';
/** Cursors of other properties: finding each takes a hundred requests. */
const farPages = 20;
const since = '2024-01-01T00:00:00Z';

/** Other properties at every turn: one project of eighty has them. */
const asked = ({ types, statuses, values }: FilledProperties, turn: number): string[] => [types, statuses, values].map((among) => among[turn % among.length] ?? '');

const queryOf = ([type, status, value]: string[], size: number, page = 0): string =>
  `type='${type}'&status='${status}'&category1='${value}'&orderBy=desc:'modifiedAt'&size=${size}&page=${page}`;

/** Three filters and an order: the first and the hundredth page, by number and by cursor. */
export async function listRows(site: IncidentSite, properties: FilledProperties, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of [0, 99]) {
    const text = barePage(three, order, page * size, size);
    rows.push(...await pageRows(site, { what: `list, 3 filters and order, page ${page + 1} of ${size}`, text, values: (turn) => asked(properties, turn), query: (turn) => queryOf(asked(properties, turn), size, page) }));
  }
  const far: string[] = [];
  for (let turn = 0; turn < farPages; turn += 1) far.push(await hundredth(site, queryOf(asked(properties, turn), size)));
  const farAt = (turn: number): string => far[turn % farPages] ?? '';
  const text = barePage(`${three} AND (project.modified_at, project.id) < ($4, $5)`, order, 0, size);
  rows.push(...await pageRows(site, {
    what: `list, 3 filters and order, page 100 of ${size} by cursor`, text, values: (turn) => [...asked(properties, turn % farPages), ...lastOf(farAt(turn))], query: farAt,
  }));
  const mine = ({ people, statuses }: FilledProperties, turn: number): string[] => [people[turn % people.length] ?? '', statuses[turn % statuses.length] ?? '', since];
  rows.push(...await pageRows(site, {
    what: `list, what somebody has to do by when, in one status, page 1 of ${size}`, text: barePage(open, order, 0, size), values: (turn) => mine(properties, turn),
    query: (turn) => ((values) => `assignee='${values[0]}'&status='${values[1]}'&dueTime=gt:'${since}'&orderBy=desc:'modifiedAt'&size=${size}`)(mine(properties, turn)),
  }));
  return rows;
}

/** Goes on from page to page, as clients do. */
async function hundredth(site: IncidentSite, first: string): Promise<string> {
  let query = first;
  for (let page = 1; page < 100; page += 1) {
    const { next } = await site.http.get(`${projectsPath}?${query}`);
    if (!next) throw new Error(`there is no page ${page + 1}`);
    query = next.split('?')[1] ?? '';
  }
  return query;
}

/** Time and id where a cursor goes on. */
function lastOf(query: string): [string, string] {
  const [, , value, id] = JSON.parse(Buffer.from(new URLSearchParams(query).get('cursor') ?? '', 'base64url').toString()) as [string, string, string, string];
  return [value, id];
}

/** Median milliseconds of a page through the service, whatever the number of projects: the first one and the one after it. */
export async function pageCosts(site: IncidentSite, properties: FilledProperties): Promise<[first: number, next: number]> {
  const address = (turn: number): string => `${projectsPath}?${queryOf(asked(properties, turn), 50)}`;
  const following: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) following.push((await site.http.get(address(turn))).next ?? '');
  const times = await inTurns([(turn) => site.http.get(address(turn)), (turn) => site.http.get(following[turn % 20] ?? '')]);
  return [percentile(times[0] ?? [], 0.5), percentile(times[1] ?? [], 0.5)];
}
