import type { EntityManager } from 'typeorm';

/** A fact as it waits to be published. */
export interface OutboxRow {
  id: string;
  subject: string;
  type: string;
  payload: string;
  traceparent: string | null;
  time: Date;
}

const insert = `INSERT INTO outbox (message_id, subject, type, payload, traceparent, created_at)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])`;

/** Writes facts in the order in which they were told, in one statement. */
export async function insertOutboxRows(manager: EntityManager, rows: readonly OutboxRow[]): Promise<void> {
  await manager.query(insert, [
    rows.map(({ id }) => id),
    rows.map(({ subject }) => subject),
    rows.map(({ type }) => type),
    rows.map(({ payload }) => payload),
    rows.map(({ traceparent }) => traceparent),
    rows.map(({ time }) => time),
  ]);
}
