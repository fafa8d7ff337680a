import type { QueryRunner } from 'typeorm';
import { grantToApplication } from './grants.js';

const statements = [
  // What is told waits here until it is published, and stays a while after so that it can be told again. Every commit
  // pays for its indexes: one of what waits, which stays tiny, and one of ranges of time, which costs nothing to speak of.
  `CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY,
    message_id uuid NOT NULL,
    subject text NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    traceparent text,
    created_at timestamptz NOT NULL,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    published_at timestamptz,
    stream_sequence bigint
  ) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)`,
  'CREATE UNIQUE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL',
  'CREATE INDEX outbox_created_at ON outbox USING brin (created_at)',
  // What was heard: the primary key makes a second effect of one message impossible.
  `CREATE TABLE inbox (
    consumer text NOT NULL,
    message_id uuid NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, consumer)
  )`,
  'CREATE INDEX inbox_heard_at ON inbox USING brin (heard_at)',
  // How far each consumer came in which stream; moved in the transaction that has the effect.
  `CREATE TABLE intake_position (
    consumer text PRIMARY KEY,
    stream_created text NOT NULL,
    stream_sequence bigint NOT NULL,
    message_id uuid,
    moved_at timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 50)`,
  // What could not be handled, kept for people.
  `CREATE TABLE dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    message_id uuid,
    subject text NOT NULL,
    body text NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL,
    stream_sequence bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
];

export const messagingTables = ['outbox', 'inbox', 'intake_position', 'dead_letter'] as const;

/** Makes the tables that telling and hearing facts need, with the rights of the application role. Call it in the first migration. */
export async function createMessagingTables(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  for (const statement of statements) await runner.query(statement);
  for (const table of messagingTables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
}

/** Takes them away again. */
export async function dropMessagingTables(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  for (const table of messagingTables) await runner.query(`DROP TABLE ${table}`);
}
