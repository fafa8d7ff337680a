import { expiryRows } from './incidents/expiry-rows.js';
import { fillProjects, fillProperties } from './incidents/fill.js';
import { IncidentSite } from './incidents/incident-site.js';
import { listRows, pageCosts } from './incidents/list-rows.js';
import { inTurns, timed } from './incidents/measure.js';
import { searchRows } from './incidents/search-rows.js';
import { commentRows, createRows } from './incidents/write-rows.js';
import { percentile } from './row.js';
import type { Row } from './row.js';

export const name = 'incident-projects';

/** Five comments each. VIGIE_BENCH_PROJECTS scales all of it down for a quick look; what counts is the full size. */
const total = Number(process.env.VIGIE_BENCH_PROJECTS ?? 1_000_000);
const sizes = [total / 100, total / 10, total];
const growthLimit = 1.5;

/** The incident-manager with a million projects and five million comments: lists, free text, writing, expiry. */
export async function run(): Promise<Row[]> {
  const site = await IncidentSite.start();
  try {
    const properties = await fillProperties(site.sql);
    const rows: Row[] = [];
    let costs: [number, number] | undefined;
    for (const [index, size] of sizes.entries()) {
      const ms = await timed(() => fillProjects(site.sql, properties, 1 + (sizes[index - 1] ?? 0), size));
      const at = await pageCosts(site, properties);
      costs ??= at;
      rows.push({ name: `filling up to ${size} projects with comments, sequences and activities`, measured: ms / 1_000, unit: 's' });
      for (const [which, page] of ['first page', 'page after it, by cursor'].entries()) {
        const [cost = 0, least = 0] = [at[which], costs[which]];
        rows.push({ name: `${page}, 3 filters and order, ${size} projects, p50`, measured: cost, unit: 'ms', limit: growthLimit * least, ratio: cost / least, ok: cost <= growthLimit * least });
      }
    }
    const pageSize = Math.max(1, Math.round(total / 10_000));
    rows.push(...await listRows(site, properties, pageSize), ...await searchRows(site, pageSize));
    const counting = await inTurns([() => site.http.get('/api/rest/v1/incidentTypes')], 60);
    rows.push({ name: 'types with the number of projects of each, for administrators, p50', measured: percentile(counting[0] ?? [], 0.5), unit: 'ms' });
    rows.push(...await createRows(site, properties), ...await commentRows(site), ...await expiryRows(site, properties, total / 10));
    return rows;
  } finally {
    await site.stop();
  }
}
