import type { EntityManager } from 'typeorm';
import { expiresBefore } from './retention.rules.js';

/** An expired project. */
export interface ExpiredProject {
  id: string;
  number: string;
}

/** How many projects are expired under this retention. */
export async function countExpired(manager: EntityManager, retentionDays: number, now: Date): Promise<number> {
  const [row] = (await manager.query(
    'SELECT count(*)::int AS count FROM incident_projects WHERE created_at < $1 AND NOT retention_exempt', [expiresBefore(retentionDays, now)],
  )) as { count: number }[];
  return row?.count ?? 0;
}

/** The oldest expired projects, locked; those that another copy or an operator holds are left for the next time. */
export async function lockExpired(manager: EntityManager, retentionDays: number, now: Date, limit: number): Promise<ExpiredProject[]> {
  return (await manager.query(
    'SELECT id, number FROM incident_projects WHERE created_at < $1 AND NOT retention_exempt ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED',
    [expiresBefore(retentionDays, now), limit],
  )) as ExpiredProject[];
}
