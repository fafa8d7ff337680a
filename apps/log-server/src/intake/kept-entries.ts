import type { EntityManager } from 'typeorm';

/** An entry cannot be received before it was written, but for clocks that are wrong by no more than this, in milliseconds. */
const wrongClocks = 31 * 24 * 3_600_000;
/** Entries of the same time that are looked through; of more than that only those of exactly the same instants. */
const mostOfSameTime = 10_000;

// Bounds are given as values and not as now(): what lies outside of them is then not even planned for.
const received = 'received_at >= $3 AND received_at < $4';

/**
 * Ids of what the log has already of these times (UTC, six digits): a message may come again however late. Every part of
 * the log has an index of times.
 */
export async function idsOfKept(manager: EntityManager, times: readonly string[]): Promise<Set<string>> {
  const inOrder = [...times].sort();
  const [earliest = '', latest] = [inOrder[0], inOrder.at(-1)];
  const bounds = [new Date(Date.parse(earliest) - wrongClocks), new Date(Date.now() + wrongClocks)];
  const near = await manager.query<{ id: string }[]>(
    `SELECT id FROM log_entries WHERE time BETWEEN $1 AND $2 AND ${received} LIMIT ${mostOfSameTime}`, [earliest, latest, ...bounds]);
  const rows = near.length < mostOfSameTime
    ? near
    : await manager.query<{ id: string }[]>(
      `SELECT id FROM log_entries WHERE time BETWEEN $1 AND $2 AND ${received} AND time = ANY($5::timestamptz[])`, [earliest, latest, ...bounds, inOrder]);
  return new Set(rows.map(({ id }) => id));
}
