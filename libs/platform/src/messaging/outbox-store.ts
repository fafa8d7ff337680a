import type pg from 'pg';
import type { TellingRow } from './fact-envelope.js';

export interface Published {
  id: string;
  messageId: string;
  sequence: number;
}

/** Where the relay came to in the stream, among the positions of those who hear. */
const relayPosition = '#relay';

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
  async waiting(limit: number): Promise<TellingRow[]> {
    const { rows } = await this.client.query<TellingRow>({
      name: 'outbox-waiting',
      text: `SELECT ${columns} FROM outbox
              WHERE published_at IS NULL AND transaction_id < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY id LIMIT $1`,
      values: [limit],
    });
    return rows;
  }

  /** Whether anything waits, also behind a transaction that is still under way. */
  async anyWaiting(): Promise<boolean> {
    const { rows } = await this.client.query<{ waits: boolean }>({
      name: 'outbox-any', text: 'SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL) AS waits',
    });
    return rows[0]?.waits === true;
  }

  /** Marks what JetStream confirmed, and remembers the last of it as the end of what the stream must hold. */
  async markPublished(published: readonly Published[], streamCreated: string): Promise<void> {
    const last = published.at(-1);
    if (!last) return;
    await this.client.query({
      name: 'outbox-published',
      text: `WITH marked AS (
               UPDATE outbox SET published_at = now(), stream_sequence = done.sequence
                 FROM unnest($1::bigint[], $2::bigint[]) AS done (id, sequence)
                WHERE outbox.id = done.id AND outbox.published_at IS NULL)
             INSERT INTO intake_position AS position (consumer, stream_created, stream_sequence, message_id) VALUES ($3, $4, $5, $6)
             ON CONFLICT (consumer) DO UPDATE SET stream_created = $4, stream_sequence = $5, message_id = $6, moved_at = now()`,
      values: [published.map(({ id }) => id), published.map(({ sequence }) => sequence), relayPosition, streamCreated, last.sequence, last.messageId],
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

  /** Hands over the ids of what was published since `from`, a page at a time. */
  async eachPublished(from: Date, page: (messageIds: string[]) => void): Promise<void> {
    await this.client.query('BEGIN READ ONLY');
    try {
      await this.client.query('DECLARE published NO SCROLL CURSOR FOR SELECT message_id FROM outbox WHERE published_at >= $1', [from]);
      for (;;) {
        const { rows } = await this.client.query<{ message_id: string }>('FETCH 10000 FROM published');
        if (rows.length === 0) return;
        page(rows.map((row) => row.message_id));
      }
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** The last that JetStream confirmed. */
  async lastConfirmed(): Promise<{ messageId: string; sequence: number; streamCreated: string; at: Date } | undefined> {
    const { rows } = await this.client.query<{ message_id: string; stream_sequence: string; stream_created: string; moved_at: Date }>(
      'SELECT message_id, stream_sequence, stream_created, moved_at FROM intake_position WHERE consumer = $1', [relayPosition]);
    const [row] = rows;
    return row && { messageId: row.message_id, sequence: Number(row.stream_sequence), streamCreated: row.stream_created, at: row.moved_at };
  }

  /** Removes what was delivered or heard long ago, in small steps. Returns how many rows went. */
  async clean(outboxBefore: Date, inboxBefore: Date, limit: number): Promise<number> {
    const outbox = await this.client.query(
      `DELETE FROM outbox WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM outbox WHERE created_at < $1 AND published_at < $1 LIMIT $2)) AND published_at IS NOT NULL`, [outboxBefore, limit]);
    const inbox = await this.client.query(
      'DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM inbox WHERE heard_at < $1 LIMIT $2))', [inboxBefore, limit]);
    return Math.max(outbox.rowCount ?? 0, inbox.rowCount ?? 0);
  }
}
