import { percentile } from '../row.js';
import type { Row } from '../row.js';
import type { IncidentSite } from './incident-site.js';
import { besideRows, inTurns } from './measure.js';

export const projectsPath = '/api/rest/v1/incidentProjects';
const limit = 2;

/** A page of the list as SQL and as a request, the same at every turn or other ones. */
export interface Page {
  what: string;
  text: string;
  values: (turn: number) => unknown[];
  /** What stands behind the path of the projects. */
  query: (turn: number) => string;
}

/** A page by bare SQL, by the same SQL behind a bare HTTP server, and through the service, which has to find the same. */
export async function pageRows(site: IncidentSite, { what, text, values, query }: Page): Promise<Row[]> {
  const bare = (turn: number) => site.sql.query<{ id: string }>(text, values(turn));
  const overHttp = (turn: number) => site.bareHttp.post('/', { text, values: values(turn) });
  const service = (turn: number) => site.http.get(`${projectsPath}?${query(turn)}`);
  const expected = (await bare(0)).rows.map(({ id }) => id);
  for (const { ids } of [await overHttp(0), await service(0)]) {
    if (ids.join() !== expected.join()) throw new Error(`${what}: ${ids.length} projects were found, ${expected.length} others were expected`);
  }
  const [direct = [], peer = [], through = []] = await inTurns([bare, overHttp, service]);
  const between = percentile(peer, 0.95);
  const [first, last] = besideRows(what, [direct, through], 0.95, limit) as [Row, Row];
  return [first, { name: `${what}: the same SQL behind a bare HTTP server, p95`, measured: between, unit: 'ms', ratio: between / first.measured }, last];
}
