import type { EntityManager } from 'typeorm';
import { ActivityRow } from './activity.entity.js';
import { In } from 'typeorm';

/** Removes what the logs of these projects tell of their content: a project's deletion takes everything in it (IM-33). */
export async function forgetActivities(manager: EntityManager, projectIds: readonly string[]): Promise<void> {
  await manager.delete(ActivityRow, { projectId: In(projectIds) });
}
