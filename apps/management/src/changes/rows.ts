import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import type { EntityType } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import { keepRemoved } from '../rights/load-entities.js';
import type { Managed } from './managed.entity.js';

type RowClass<R> = new () => R;

/** A row that is not saved yet. */
export function newRow<R extends Managed>(type: RowClass<R>, values: Partial<R>): R {
  const now = new Date();
  return Object.assign(new type(), { id: randomUUID(), description: null, version: 1, createdAt: now, modifiedAt: now }, values);
}

/** The row, locked until the transaction ends; refuses when it is gone or another version than the change is based on. */
export async function rowToChange<R extends Managed>(manager: EntityManager, type: RowClass<R>, id: string, resource: EntityType, wanted?: number): Promise<R> {
  const row = await manager.findOne(type, { where: { id } as FindOptionsWhere<R>, lock: { mode: 'pessimistic_write' } });
  if (!row) throw await missing(manager, resource, id);
  requireVersion(row.version, wanted);
  return row;
}

/** Saves a changed row as its next version. */
export async function saveNext<R extends Managed>(manager: EntityManager, row: R, values: Partial<R> = {}): Promise<R> {
  return manager.save(Object.assign(row, values, { version: row.version + 1, modifiedAt: new Date() }));
}

export async function removeRow<R extends Managed>(manager: EntityManager, type: EntityType, row: R): Promise<void> {
  await keepRemoved(manager, type, [row.id]);
  await manager.query('INSERT INTO removals (type, id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [type, row.id]);
  await manager.remove(row);
}

export async function oneRow<R extends Managed>(manager: EntityManager, type: RowClass<R>, id: string, resource: EntityType): Promise<R> {
  const row = await manager.findOne(type, { where: { id } as FindOptionsWhere<R> });
  if (!row) throw await missing(manager, resource, id);
  return row;
}

/** Why there is nothing: it was deleted, or never was. */
export async function missing(manager: EntityManager, resource: EntityType, id: string): Promise<VigieError> {
  const removed = (await manager.query('SELECT 1 FROM removals WHERE type = $1 AND id = $2', [resource, id])) as unknown[];
  return new VigieError(removed.length > 0 ? 'object.deleted' : 'object.notFound');
}

/** Refuses references to what does not exist, naming the member. Locks what they name, so that it cannot be deleted meanwhile. */
export async function requireKnown<R extends Managed>(manager: EntityManager, type: RowClass<R>, ids: readonly string[], property: string): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const rows = await manager.find(type, { select: { id: true } as never, where: { id: In(wanted) } as FindOptionsWhere<R>, lock: { mode: 'pessimistic_read' } });
  if (rows.length < wanted.length) throw new VigieError('reference.unknown', { property });
}
