import type { EntityManager } from 'typeorm';
import type { ChainedEntry } from '../chain/entry.js';

/** An entry cannot be received before it was written, but for clocks that are wrong by no more than this. */
const wrongClocks = '31 days';
/** Entries of the same time that are looked through; of more than that only those of exactly the same instants. */
const mostOfSameTime = 10_000;

const received = `received_at >= $1::timestamptz - interval '${wrongClocks}' AND received_at < now() + interval '${wrongClocks}'`;

/**
 * Ids of those entries that the log has already: a message may come again however late. Found by their times, which every
 * part of the log has an index of.
 */
export async function idsOfKept(manager: EntityManager, entries: readonly ChainedEntry[]): Promise<Set<string>> {
  const times = entries.map(({ time }) => time ?? '').sort();
  const [earliest, latest] = [times[0], times.at(-1)];
  const near = await manager.query<{ id: string }[]>(
    `SELECT id FROM log_entries WHERE time BETWEEN $1 AND $2 AND ${received} LIMIT ${mostOfSameTime}`, [earliest, latest]);
  const rows = near.length < mostOfSameTime
    ? near
    : await manager.query<{ id: string }[]>(`SELECT id FROM log_entries WHERE time = ANY($2::timestamptz[]) AND ${received}`, [earliest, times]);
  return new Set(rows.map(({ id }) => id));
}
