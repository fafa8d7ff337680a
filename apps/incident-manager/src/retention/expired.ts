import type { EntityManager } from 'typeorm';
import { expiresBefore } from './retention.rules.js';

/** An expired project. */
export interface ExpiredProject {
  id: string;
  number: string;
}

/** Old enough, not exempt (IM-10), and under no legal hold. */
const expired = `created_at < $1 AND NOT retention_exempt
  AND NOT EXISTS (SELECT FROM project_holds AS hold WHERE hold.project_id = incident_projects.id AND hold.lifted_at IS NULL)`;

/** How many projects are expired under this retention. */
export async function countExpired(manager: EntityManager, retentionDays: number, now: Date): Promise<number> {
  const [row] = (await manager.query(
    `SELECT count(*)::int AS count FROM incident_projects WHERE ${expired}`, [expiresBefore(retentionDays, now)],
  )) as { count: number }[];
  return row?.count ?? 0;
}

/** The oldest expired projects, locked; those that another copy or an operator holds are left for the next time. */
export async function lockExpired(manager: EntityManager, retentionDays: number, now: Date, limit: number): Promise<ExpiredProject[]> {
  const rows = (await manager.query(
    `SELECT id, number FROM incident_projects WHERE ${expired} ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [expiresBefore(retentionDays, now), limit],
  )) as ExpiredProject[];
  // Somebody may have placed a hold while this waited its turn; now that the rows are locked nobody can.
  const held = (await manager.query(
    'SELECT project_id AS id FROM project_holds WHERE project_id = ANY ($1) AND lifted_at IS NULL', [rows.map(({ id }) => id)],
  )) as { id: string }[];
  const heldIds = new Set(held.map(({ id }) => id));
  return rows.filter(({ id }) => !heldIds.has(id));
}
