import type pg from 'pg';
import type { TellingRow } from './fact-envelope.js';

/** A row that waits. Where an older transaction still runs it is not settled: something may yet come before it. */
export interface WaitingRow extends TellingRow {
  settled: boolean;
}

export interface Published {
  id: string;
  sequence: number;
}

const columns = 'id, message_id, subject, type, payload, traceparent, created_at';

/** The relay's statements, on the connection that holds its lease. */
export class OutboxStore {
  constructor(readonly client: pg.Client) {}

  async tryLease(name: string): Promise<boolean> {
    const { rows } = await this.client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked', [name]);
    return rows[0]?.locked === true;
  }

  /**
   * What waits, in order. Rows become visible when their transaction commits, not when their number is taken. What is
   * below the snapshot's xmin cannot have been caused by anything that is still under way, and nothing that caused it
   * can still come: numbers are taken as the last act before a commit.
   */
  async waiting(limit: number): Promise<WaitingRow[]> {
    const { rows } = await this.client.query<WaitingRow>({
      name: 'outbox-waiting',
      text: `SELECT ${columns}, transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS settled
               FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT $1`,
      values: [limit],
    });
    return rows;
  }

  async markPublished(published: readonly Published[]): Promise<void> {
    if (published.length === 0) return;
    await this.client.query({
      name: 'outbox-published',
      text: `UPDATE outbox SET published_at = now(), stream_sequence = done.sequence
               FROM unnest($1::bigint[], $2::bigint[]) AS done (id, sequence) WHERE outbox.id = done.id`,
      values: [published.map(({ id }) => id), published.map(({ sequence }) => sequence)],
    });
  }

  /** Takes a mark away from what was told since `from`, so that it is published once more. Returns how many. */
  async forget(from: Date, messageIds?: readonly string[]): Promise<number> {
    const { rowCount } = await this.client.query(
      `UPDATE outbox SET published_at = NULL, stream_sequence = NULL
        WHERE published_at IS NOT NULL AND created_at >= $1 AND ($2::uuid[] IS NULL OR message_id = ANY ($2::uuid[]))`,
      [from, messageIds ?? null],
    );
    return rowCount ?? 0;
  }

  /** What was published since `from`, oldest first, a page at a time. */
  async publishedSince(from: Date, afterId: string, limit: number): Promise<{ id: string; message_id: string }[]> {
    const { rows } = await this.client.query<{ id: string; message_id: string }>(
      'SELECT id, message_id FROM outbox WHERE published_at >= $1 AND id > $2 ORDER BY id LIMIT $3',
      [from, afterId, limit],
    );
    return rows;
  }

  /** The last row that JetStream confirmed. */
  async lastPublished(): Promise<{ message_id: string; sequence: number; published_at: Date } | undefined> {
    const { rows } = await this.client.query<{ message_id: string; sequence: string; published_at: Date }>(
      'SELECT message_id, stream_sequence AS sequence, published_at FROM outbox WHERE published_at IS NOT NULL ORDER BY id DESC LIMIT 1',
    );
    const [row] = rows;
    return row && { ...row, sequence: Number(row.sequence) };
  }

  /** Removes what was delivered or heard long ago, in small steps. Returns how many rows went. */
  async clean(outboxBefore: Date, inboxBefore: Date, limit: number): Promise<number> {
    const outbox = await this.client.query(
      'DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE published_at < $1 ORDER BY id LIMIT $2)', [outboxBefore, limit]);
    const inbox = await this.client.query(
      'DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM inbox WHERE heard_at < $1 LIMIT $2))', [inboxBefore, limit]);
    return Math.max(outbox.rowCount ?? 0, inbox.rowCount ?? 0);
  }
}
