import { VigieError } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { ActivityRow } from './activities/activity.entity.js';

/** A comment or a call, as far as its version goes. */
interface Part {
  id: string;
  projectId: string;
  version: number;
}

/** Refuses a change of a part that is based on another version than the present one, with the name of who changed it last: `incident.part.conflict` (IM-32). */
export async function requireLatest(manager: EntityManager, kind: 'comment' | 'call', { id, projectId, version }: Part, wanted?: number): Promise<void> {
  if (wanted === undefined || wanted === version) return;
  const [last] = await manager.createQueryBuilder(ActivityRow, 'step')
    .where('step.projectId = :projectId AND step.operation = :operation', { projectId, operation: `${kind}.changed` })
    .andWhere('step.details @> :part::jsonb', { part: JSON.stringify({ [kind]: id }) })
    .orderBy('step.position', 'DESC').limit(1).getMany();
  throw last ? new VigieError('incident.part.conflict', { params: { user: last.userName } }) : new VigieError('object.changed');
}
