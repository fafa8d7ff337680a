import type { Tx } from '@vigie/platform/persistence';
import { failedColumns, failedExport } from '../exports/tasks/failed-export.js';
import type { FailedRow } from '../exports/tasks/failed-export.js';

/**
 * Exports of projects that are deleted fail, those that wait to be fetched as well: a deletion takes everything of a project.
 * Part of the deleting transaction, as are the log's entries of those under way; the bytes go with the next sweep of tasks.
 */
export async function endExports(tx: Tx, projectIds: readonly string[]): Promise<void> {
  const underWay = await tx.manager.query<FailedRow[]>(`SELECT ${failedColumns} FROM tasks WHERE project_id = ANY ($1) AND finished_at IS NULL ORDER BY id FOR UPDATE`, [projectIds]);
  await tx.manager.query(
    `UPDATE tasks SET state = 'Error', error_code = 'object.deleted', error_parameters = '{}', package = NULL, finished_at = coalesce(finished_at, now())
      WHERE project_id = ANY ($1) AND state <> 'Error'`, [projectIds],
  );
  for (const row of underWay) await tx.log(failedExport(row, 'object.deleted'));
}
