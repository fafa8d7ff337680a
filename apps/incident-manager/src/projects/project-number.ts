import type { EntityManager } from 'typeorm';
import { projectNumber } from './project.rules.js';

/** The next number of the day (UTC). Creators of one day take turns until they commit, so that no number is left out. */
export async function nextProjectNumber(manager: EntityManager, now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  const [row] = (await manager.query(
    'INSERT INTO project_numbers (day, last) VALUES ($1, 1) ON CONFLICT (day) DO UPDATE SET last = project_numbers.last + 1 RETURNING last',
    [day],
  )) as { last: number }[];
  return projectNumber(day, row?.last ?? 1);
}
