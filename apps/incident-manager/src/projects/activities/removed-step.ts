import type { EntityManager } from 'typeorm';
import { ActivityRow } from './activity.entity.js';

/** What the log of a project keeps of a part that was taken out of it; undefined where it never had one of this id. `part`: such as `sequence`. */
export async function removedStep(manager: EntityManager, projectId: string, part: 'sequence' | 'link', id: string): Promise<ActivityRow['details'] | undefined> {
  const step = await manager.createQueryBuilder(ActivityRow, 'activity').where('activity.projectId = :projectId AND activity.operation = :operation', { projectId, operation: `${part}.removed` })
    .andWhere('activity.details ->> :part = :id', { part, id }).getOne();
  return step?.details;
}
