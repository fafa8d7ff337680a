import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Suite } from '@vigie/testing';

/** Lets projects have been created this many days ago, in the database that the suite's incident-manager has to itself. */
export async function makeOlder(suite: Suite, ids: readonly string[], days: number): Promise<void> {
  const role = 'vigie_incident_manager';
  const password = readFileSync(join(suite.data, 'keys', `database-${role}`), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port: suite.portOf('postgres'), database: role, user: role, password });
  await client.connect();
  try {
    await client.query("UPDATE incident_projects SET created_at = now() - $2 * interval '1 day' WHERE id = ANY ($1)", [ids, days]);
  } finally {
    await client.end();
  }
}
