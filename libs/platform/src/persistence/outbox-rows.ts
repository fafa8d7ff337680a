import pg from 'pg';

/** A fact as it waits to be published. */
export interface OutboxRow {
  id: string;
  subject: string;
  type: string;
  payload: string;
  traceparent: string | null;
  time: Date;
}

/** Most values hold nothing to escape, and looking costs less than copying letter by letter. */
const quote = (value: string | null): string => (value === null ? 'NULL' : /['\\]/.test(value) ? pg.escapeLiteral(value) : `'${value}'`);

/**
 * One statement that writes facts in the order in which they were told. Its values are quoted into the text so that it can
 * travel in one message with the COMMIT behind it: a protocol message with parameters holds a single statement, and a
 * round trip of its own would cost every commit about a third.
 */
export function outboxInsert(rows: readonly OutboxRow[]): string {
  const values = rows.map(({ id, subject, type, payload, traceparent, time }) =>
    `(${[id, subject, type, payload, traceparent, time.toISOString()].map(quote).join(',')})`);
  return `INSERT INTO outbox (message_id, subject, type, payload, traceparent, created_at) VALUES ${values.join(',')}`;
}
