import { VigieError } from '@vigie/contracts';
import type { EntityType } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { Tombstone } from './tombstone.entity.js';

/** Remembers that these were deleted; part of the deleting transaction. */
export async function bury(manager: EntityManager, type: EntityType, ids: readonly string[]): Promise<void> {
  const deletedAt = new Date();
  if (ids.length > 0) await manager.insert(Tombstone, ids.map((id) => ({ id, type, deletedAt })));
}

/** The refusal for what is not there: `object.deleted` where it once was as a thing of this type, else `object.notFound`. */
export async function gone(manager: EntityManager, type: EntityType, id: string): Promise<VigieError> {
  const buried = await manager.existsBy(Tombstone, { id, type });
  return new VigieError(buried ? 'object.deleted' : 'object.notFound');
}
