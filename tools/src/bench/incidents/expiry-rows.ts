import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../row.js';
import type { Row } from '../row.js';
import type { FilledProperties } from './fill.js';
import type { IncidentSite } from './incident-site.js';
import { timed } from './measure.js';
import { projectsPath } from './page-rows.js';
import { words } from './sentences.js';

const limit = 2;
const idleReads = 300;
const paceMs = 20;
const deadlineMs = 1_800_000;

/** Reads that people do all day, lists and a project that stays, one after the other at a calm pace, until it is over. */
async function readUntil(site: IncidentSite, { types }: FilledProperties, isOver: (reads: number) => Promise<boolean>): Promise<number[]> {
  const { rows: [{ young } = { young: '' }] } = await site.sql.query<{ young: string }>('SELECT id AS young FROM incident_projects ORDER BY id DESC LIMIT 1');
  const lists = [`type='${types[0]}'`, `text=contains:'${words.rare}'`, `text=contains:'${words.common}'`, `orderBy=desc:'modifiedAt'`].map((query) => `${projectsPath}?${query}&size=50`);
  const paths = [...lists, `${projectsPath}/${young}`];
  const times: number[] = [];
  while (!(await isOver(times.length))) {
    times.push(await timed(() => site.http.get(paths[times.length % paths.length] ?? projectsPath)));
    await pause(paceMs);
  }
  return times;
}

/** Lets the oldest projects expire, in the process that answers the reads. */
export async function expiryRows(site: IncidentSite, properties: FilledProperties, expiring: number): Promise<Row[]> {
  const idle = await readUntil(site, properties, async (reads) => Promise.resolve(reads === idleReads));
  const { rows: [{ at, id } = { at: '', id: '' }] } = await site.sql.query<{ at: string; id: string }>('SELECT created_at AS at, id FROM incident_projects ORDER BY id OFFSET $1 LIMIT 1', [expiring]);
  const start = performance.now();
  await site.sql.query("UPDATE incident_settings SET retention_days = ceil(extract(epoch FROM now() - $1::timestamptz) / 86400)", [at]);
  const left = async (): Promise<number> => Number((await site.sql.query<{ left: string }>('SELECT count(*) AS left FROM incident_projects WHERE id < $1', [id])).rows[0]?.left);
  const partOfDay = 1_000; // Whole days: what was made in the last of them stays.
  let [remaining, asked] = [Infinity, 0];
  const during = await readUntil(site, properties, async () => {
    if (performance.now() - asked > 2_000) [remaining, asked] = [await left(), performance.now()];
    return remaining < partOfDay || performance.now() - start > deadlineMs;
  });
  const seconds = (performance.now() - start) / 1_000;
  await site.sql.query('UPDATE incident_settings SET retention_days = 365000');
  const [calm, busy] = [percentile(idle, 0.95), percentile(during, 0.95)];
  return [
    { name: 'reads while nothing expires, p95', measured: calm, unit: 'ms' },
    { name: `reads while ${expiring} projects expire, p95`, measured: busy, unit: 'ms', limit: limit * calm, ratio: busy / calm, ok: busy <= limit * calm },
    { name: 'projects that expire', measured: (expiring - remaining) / seconds, unit: 'projects/s', ok: remaining < partOfDay },
  ];
}
