import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { integration, Suite } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { startBenchServers } from './bench-servers.js';
import { percentile } from './row.js';
import type { Row } from './row.js';

export const name = 'incident-expiry';

const projects = 100_000;
const young = 2_000;
const idleMs = 15_000;
const deadlineMs = 1_800_000;

/** Projects with a comment each, of this day; the numbers of the expiring ones begin with `x`. */
const fill = `WITH made AS (
    INSERT INTO incident_projects (id, number, title, description, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
    SELECT gen_random_uuid(), $1 || n, 'Fall number ' || n, 'Somebody fell on the stairs.', gen_random_uuid(), 'Bench', 'user', now() - n * interval '1 ms', now()
      FROM generate_series(1, $2::int) AS n RETURNING id, created_by_id
  ) INSERT INTO comments (id, project_id, text, author_id, author_name, author_kind, created_at)
    SELECT gen_random_uuid(), id, 'The floor was wet.', created_by_id, 'Bench', 'user', now() FROM made`;

/** Milliseconds of a page of the list and of a project, one after the other, until told to stop. */
async function reads(admin: Api, ids: string[], stop: () => Promise<boolean> | boolean): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; !(await stop()); round += 1) {
    const path = round % 2 === 0 ? "/incidentProjects?size=50&orderBy=desc:'createdAt'" : `/incidentProjects/${ids[round % ids.length] ?? ''}`;
    const start = performance.now();
    await admin.expect(200, path);
    times.push(performance.now() - start);
  }
  return times;
}

async function measure(admin: Api, database: pg.Client): Promise<Row[]> {
  await database.query(fill, ['y', young]);
  await database.query(fill, ['x', projects]);
  await database.query('VACUUM ANALYZE');
  const ids = (await database.query<{ id: string }>("SELECT id FROM incident_projects WHERE number LIKE 'y%'")).rows.map(({ id }) => id);
  const until = Date.now() + idleMs;
  const idle = percentile(await reads(admin, ids, () => Date.now() > until), 0.95);
  await database.query("UPDATE incident_projects SET created_at = created_at - interval '30 days' WHERE number LIKE 'x%'");
  const left = async (): Promise<number> => (await database.query<{ count: number }>("SELECT count(*)::int AS count FROM incident_projects WHERE number LIKE 'x%'")).rows[0]?.count ?? 0;
  while ((await left()) === projects) await pause(50);
  const start = performance.now();
  let [looked, over] = [Date.now(), false];
  const busy = percentile(await reads(admin, ids, async () => {
    if (Date.now() - looked > 2_000) [looked, over] = [Date.now(), (await left()) === 0];
    return over || performance.now() - start > deadlineMs;
  }), 0.95);
  const seconds = (performance.now() - start) / 1_000;
  return [
    { name: 'reading projects, p95, idle', measured: idle, unit: 'ms' },
    { name: `reading projects, p95, while ${projects} expire`, measured: busy, unit: 'ms', limit: 2 * idle, ratio: busy / idle, ok: busy < 2 * idle },
    { name: `expiry of ${projects} projects`, measured: seconds, unit: 's', ok: over },
  ];
}

/** Many projects expire at once: how long it takes, and what it does to people who read. */
export async function run(): Promise<Row[]> {
  const servers = await startBenchServers();
  try {
    const root = await servers.database('bench');
    const suite = await Suite.start({ args: ['--empty'], environment: { DATABASE_URL: root } });
    const database = new pg.Client({ connectionString: Object.assign(new URL(root), { pathname: '/vigie_incident_manager' }).toString() });
    try {
      await database.connect();
      const admin = await integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
      return await measure(admin, database);
    } finally {
      await database.end();
      await suite.dispose();
    }
  } finally {
    await servers.stop();
  }
}
