import type { EntityManager } from 'typeorm';

/**
 * Exports of projects that are deleted fail, those that wait to be fetched as well: a deletion takes everything of a project.
 * Part of the deleting transaction; the bytes go with the next sweep of tasks.
 */
export async function endExports(manager: EntityManager, projectIds: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE tasks SET state = 'Error', error_code = 'object.deleted', error_parameters = '{}', package = NULL, finished_at = coalesce(finished_at, now())
      WHERE project_id = ANY ($1) AND state <> 'Error'`, [projectIds],
  );
}
