import type { EntityManager } from 'typeorm';
import { gone } from '../deletions/tombstones.js';

/** What a change inside a project does to its figures. */
export interface Touch {
  sequences?: number;
  comments?: number;
}

/**
 * Marks a project as changed from within and locks it until the transaction ends, so that what is written into it
 * is written in an order, and none of it into a project that is being deleted. Throws `object.deleted` or `object.notFound`.
 */
export async function touchProject(manager: EntityManager, id: string, { sequences = 0, comments = 0 }: Touch): Promise<void> {
  const [rows] = (await manager.query(
    `UPDATE incident_projects SET modified_at = $2, sequence_count = sequence_count + $3, comment_count = comment_count + $4
      WHERE id = $1 RETURNING id`,
    [id, new Date(), sequences, comments],
  )) as [unknown[], number];
  if (rows.length === 0) throw await gone(manager, id);
}
