import type { EntityManager } from 'typeorm';

/** Bytes of one row. */
export const chunkBytes = 1_048_576;

/** Rows removed in one statement: short enough for any disk. */
const batch = 64;

export const writeChunk = (manager: EntityManager, taskId: string, position: number, bytes: Buffer): Promise<unknown> =>
  manager.query('INSERT INTO package_chunks (task_id, position, bytes) VALUES ($1, $2, $3)', [taskId, position, bytes]);

export async function countChunks(manager: EntityManager, taskId: string): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>('SELECT count(*)::int AS count FROM package_chunks WHERE task_id = $1', [taskId]);
  return row?.count ?? 0;
}

/** The package in its order, a row at a time. Throws where a row is gone. */
export async function* readChunks(manager: EntityManager, taskId: string, chunks: number): AsyncGenerator<Buffer, void, undefined> {
  for (let position = 0; position < chunks; position += 1) {
    const [row] = await manager.query<{ bytes: Buffer }[]>('SELECT bytes FROM package_chunks WHERE task_id = $1 AND position = $2', [taskId, position]);
    if (!row) throw new Error(`chunk ${position} of a package is gone`);
    yield row.bytes;
  }
}

/** Removes a package, a few rows at a time. */
export async function removeChunks(manager: EntityManager, taskId: string): Promise<void> {
  for (;;) {
    const rows = await manager.query<unknown[]>(
      `WITH gone AS (DELETE FROM package_chunks WHERE task_id = $1 AND position IN (SELECT position FROM package_chunks WHERE task_id = $1 LIMIT ${batch}) RETURNING 1) SELECT * FROM gone`,
      [taskId],
    );
    if (rows.length < batch) return;
  }
}
