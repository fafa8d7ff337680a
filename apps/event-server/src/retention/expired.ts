import type { Database } from '@vigie/platform/persistence';

const day = 86_400_000;
/** Rows of one transaction: others never wait long for it. */
const batch = 500;

/** What is kept, in days; 0 keeps everything. */
export interface Kept {
  readonly events: number;
  readonly alarms: number;
}

/** How many were removed. */
export interface Expired {
  readonly events: number;
  readonly alarms: number;
}

/** Alarms that are over and closed, with their history, and events, none of which anybody needs to see any more (EV-08). */
const statements = {
  // An alarm that is open, or whose cause lasts, is somebody's work however old it is.
  alarms: `DELETE FROM alarms WHERE id IN (SELECT id FROM alarms WHERE state = 'closed' AND greatest(closed_at, ended_at, last_time) < $1 ORDER BY time LIMIT ${batch} FOR UPDATE SKIP LOCKED) RETURNING id`,
  events: `DELETE FROM events WHERE id IN (SELECT id FROM events WHERE time < $1 AND taken_at < $1 ORDER BY time LIMIT ${batch} FOR UPDATE SKIP LOCKED) RETURNING id`,
} as const;

/**
 * Removes what is older than is kept, batch by batch; copies may do it at the same time. `told` writes down in the same
 * transaction how many went. Stops between batches when `signal` says so.
 */
export async function removeExpired(database: Database, kept: Kept, now: number, signal: AbortSignal, told: (kind: keyof Kept, count: number, before: Date, tx: Parameters<Parameters<Database['change']>[0]>[0]) => Promise<void>): Promise<Expired> {
  const removed = { events: 0, alarms: 0 };
  for (const kind of ['alarms', 'events'] as const) {
    if (kept[kind] === 0) continue;
    const before = new Date(now - kept[kind] * day);
    for (let count: number = batch; count === batch && !signal.aborted;) {
      count = await database.change(async (tx) => {
        const [rows] = await tx.manager.query<[unknown[], number]>(statements[kind], [before]);
        if (rows.length > 0) await told(kind, rows.length, before, tx);
        return rows.length;
      });
      removed[kind] += count;
    }
  }
  return removed;
}
