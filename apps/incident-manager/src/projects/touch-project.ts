import type { EntityManager } from 'typeorm';
import { gone } from '../deletions/tombstones.js';

/** What a change inside a project does to its figures. */
export interface Touch {
  sequences?: number;
  comments?: number;
  /** Whether it counts as a change of the project itself, which everybody sees who sees the project. */
  modified?: boolean;
}

/**
 * Says that a project is about to change from within and locks it until the transaction ends, so that what is written into it
 * is written in an order, and none of it into a project that is being deleted. Throws `object.deleted` or `object.notFound`.
 */
export async function touchProject(manager: EntityManager, id: string, { sequences = 0, comments = 0, modified = false }: Touch): Promise<void> {
  const [rows] = (await manager.query(
    `UPDATE incident_projects SET sequence_count = sequence_count + $3, comment_count = comment_count + $4,
      modified_at = CASE WHEN $5 THEN $2 ELSE modified_at END, open_modified_at = CASE WHEN $5 THEN $2 ELSE open_modified_at END
      WHERE id = $1 RETURNING id`,
    [id, new Date(), sequences, comments, modified],
  )) as [unknown[], number];
  if (rows.length === 0) throw await gone(manager, 'incidentProjects', id);
}
