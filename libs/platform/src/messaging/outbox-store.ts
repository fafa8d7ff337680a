import type pg from 'pg';
import { logEntryWritten } from '@vigie/contracts';
import type { FactStream } from '@vigie/contracts';
import type { Ask } from '../persistence/number-gate.js';
import type { TellingRow } from './fact-envelope.js';

export interface Published {
  id: string;
  messageId: string;
  sequence: number;
}

/** Where the relay came to in each stream, among the positions of those who hear. */
const positions: Record<FactStream, string> = { fact: '#relay', log: '#relay.log' };

/** Which rows go into which stream. */
const isLog = `type LIKE '${logEntryWritten.type().replace('*', '%')}'`;
const belongs: Record<FactStream, string> = { fact: `NOT (${isLog})`, log: isLog };

/** A log entry that was told before the log had a stream of its own goes into it all the same. */
const subjects: Record<FactStream, string> = { fact: 'subject', log: "replace(subject, '.fact.', '.log.') AS subject" };

/** The relay's statements, on the connection that holds its lease. */
export class OutboxStore {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly client: pg.Client) {}

  async tryLease(name: string): Promise<boolean> {
    const { rows } = await this.query<{ locked: boolean }>({ text: 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked', values: [name] });
    return rows[0]?.locked === true;
  }

  /** For the gate that tells up to which number rows are decided. */
  get ask(): Ask {
    return async (sql, values) => (await this.query({ text: sql, values })).rows as never;
  }

  /** What waits for a stream, in order, from behind `after` up to `until`. */
  async waiting(stream: FactStream, after: number, until: number, limit: number): Promise<TellingRow[]> {
    const { rows } = await this.query<TellingRow>({
      name: `outbox-waiting-${stream}`,
      text: `SELECT id, message_id, ${subjects[stream]}, type, payload, traceparent, created_at FROM outbox
              WHERE published_at IS NULL AND id > $1 AND id <= $2 AND ${belongs[stream]} ORDER BY id LIMIT $3`,
      values: [after, until, limit],
    });
    return rows;
  }

  /** Marks what JetStream confirmed, and remembers the last of it as the end of what the stream must hold. */
  async markPublished(stream: FactStream, published: readonly Published[], streamCreated: string): Promise<void> {
    const last = published.at(-1);
    if (!last) return;
    await this.query({
      name: 'outbox-published',
      text: `WITH marked AS (
               UPDATE outbox SET published_at = now(), stream_sequence = done.sequence
                 FROM unnest($1::bigint[], $2::bigint[]) AS done (id, sequence)
                WHERE outbox.id = done.id AND outbox.published_at IS NULL)
             INSERT INTO intake_position AS position (consumer, stream_created, stream_sequence, message_id) VALUES ($3, $4, $5, $6)
             ON CONFLICT (consumer) DO UPDATE SET stream_created = $4, stream_sequence = $5, message_id = $6, moved_at = now()`,
      values: [published.map(({ id }) => id), published.map(({ sequence }) => sequence), positions[stream], streamCreated, last.sequence, last.messageId],
    });
  }

  /** Takes a mark away from what was told since `from`, so that it is published once more. Returns how many. */
  async forget(from: Date, messageIds?: readonly string[]): Promise<number> {
    const { rowCount } = await this.query({
      text: `UPDATE outbox SET published_at = NULL, stream_sequence = NULL
              WHERE published_at IS NOT NULL AND created_at >= $1 AND ($2::uuid[] IS NULL OR message_id = ANY ($2::uuid[]))`,
      values: [from, messageIds ?? null],
    });
    return rowCount ?? 0;
  }

  /** Hands over what was published into a stream since `from`, a page at a time. */
  async eachPublished(stream: FactStream, from: Date, page: (published: { messageId: string; sequence: number }[]) => void): Promise<void> {
    await this.client.query('BEGIN READ ONLY');
    try {
      await this.client.query(
        `DECLARE published NO SCROLL CURSOR FOR SELECT message_id, stream_sequence FROM outbox WHERE published_at >= $1 AND ${belongs[stream]}`, [from]);
      for (;;) {
        const { rows } = await this.client.query<{ message_id: string; stream_sequence: string | null }>('FETCH 10000 FROM published');
        if (rows.length === 0) return;
        page(rows.map((row) => ({ messageId: row.message_id, sequence: Number(row.stream_sequence ?? 0) })));
      }
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  /** The last that JetStream confirmed. */
  async lastConfirmed(stream: FactStream): Promise<{ messageId: string; sequence: number; streamCreated: string; at: Date } | undefined> {
    const { rows } = await this.query<{ message_id: string; stream_sequence: string; stream_created: string; moved_at: Date }>({
      text: 'SELECT message_id, stream_sequence, stream_created, moved_at FROM intake_position WHERE consumer = $1', values: [positions[stream]],
    });
    const [row] = rows;
    return row && { messageId: row.message_id, sequence: Number(row.stream_sequence), streamCreated: row.stream_created, at: row.moved_at };
  }

  /** Removes what was delivered or heard long ago, in small steps. Returns how many rows went. */
  async clean(outboxBefore: Date, inboxBefore: Date, limit: number): Promise<number> {
    const outbox = await this.query({
      text: `DELETE FROM outbox WHERE ctid = ANY (ARRAY(
               SELECT ctid FROM outbox WHERE created_at < $1 AND published_at < $1 LIMIT $2)) AND published_at IS NOT NULL`,
      values: [outboxBefore, limit],
    });
    const inbox = await this.query({
      text: 'DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM inbox WHERE heard_at < $1 LIMIT $2))', values: [inboxBefore, limit],
    });
    return Math.max(outbox.rowCount ?? 0, inbox.rowCount ?? 0);
  }

  /** One statement at a time on the one connection, which every lane uses. */
  private query<R extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    const result = this.turn.then(() => this.client.query<R>(query));
    this.turn = result.catch(() => undefined);
    return result;
  }
}
