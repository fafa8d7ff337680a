import type { EntityManager } from 'typeorm';
import { movedTo } from './address.rules.js';

/** Streams are on their device: where it moves, they move along, with their paths. */
export async function moveStreams(manager: EntityManager, hardware: string, address: string): Promise<void> {
  const streams = (await manager.query(
    'SELECT id, url FROM streams WHERE camera_id IN (SELECT id FROM cameras WHERE hardware_id = $1)', [hardware])) as { id: string; url: string }[];
  for (const { id, url } of streams) await manager.query('UPDATE streams SET url = $2 WHERE id = $1', [id, movedTo(address, url)]);
}
