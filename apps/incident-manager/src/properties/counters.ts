import type { EntityManager } from 'typeorm';

/** The next readable number of a kind of thing on this site; numbers are not given twice, even after a deletion. */
export async function countUp(manager: EntityManager, name: string): Promise<number> {
  const [row] = (await manager.query(
    'INSERT INTO counters (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value',
    [name],
  )) as { value: number }[];
  return row?.value ?? 1;
}
