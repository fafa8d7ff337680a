import type { EntityManager } from 'typeorm';
import { foldName, ref } from '@vigie/contracts';
import { entityTables } from '../../rights/register.js';
import { markEntities } from '../../rights/rights-marks.js';
import type { Named } from './child-answers.rules.js';

/** Everything that has an id here, or had one: what is deleted stays in the records of the incidents. */
const claimed = [...Object.values(entityTables).flat(), 'sites', 'partitions', 'roles'].map((table) => `SELECT id FROM ${table}`).concat('SELECT id FROM removals').join(' UNION ALL ');

/** Whether an id that a stranger says is somebody else's already. */
export async function isClaimed(manager: EntityManager, id: string): Promise<boolean> {
  return (await claimedOf(manager, [id])).size > 0;
}

/**
 * Makes the cameras of a child site those that it shows: new ones come, names follow, missing ones go. Ids that belong to somebody else are
 * never taken over. Marks the rights that it touches. Call it with the row of the child locked.
 */
export async function takeOver(manager: EntityManager, site: string, cameras: readonly Named[]): Promise<{ leftOut: number; changed: boolean }> {
  const own = new Set(((await manager.query('SELECT id FROM child_cameras WHERE site_id = $1', [site])) as { id: string }[]).map(({ id }) => id));
  const taken = await claimedOf(manager, cameras.map(({ id }) => id).filter((id) => !own.has(id)));
  const shown = cameras.filter(({ id }) => !taken.has(id));
  const ids = shown.map(({ id }) => id);
  const written = await idsOf(manager.query(
    `WITH written AS (
       INSERT INTO child_cameras AS known (id, site_id, name, name_key) SELECT id, $1, name, name_key FROM unnest($2::uuid[], $3::text[], $4::text[]) AS shown (id, name, name_key)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, removed_at = NULL
         WHERE known.site_id = excluded.site_id AND (known.name <> excluded.name OR known.removed_at IS NOT NULL)
       RETURNING id)
     SELECT id FROM written`,
    [site, ids, shown.map(({ name }) => name), shown.map(({ name }) => foldName(name))]));
  const removed = await idsOf(manager.query(
    'WITH gone AS (UPDATE child_cameras SET removed_at = now() WHERE site_id = $1 AND removed_at IS NULL AND NOT (id = ANY($2)) RETURNING id) SELECT id FROM gone', [site, ids]));
  const touched = [...written, ...removed].map((id) => ref('cameras', id));
  await markEntities(manager, ...touched);
  return { leftOut: taken.size, changed: touched.length > 0 };
}

async function claimedOf(manager: EntityManager, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  return new Set(await idsOf(manager.query(`SELECT DISTINCT id FROM (${claimed}) AS claimed WHERE id = ANY($1)`, [ids])));
}

const idsOf = async (rows: Promise<unknown>): Promise<string[]> => ((await rows) as { id: string }[]).map(({ id }) => id);
