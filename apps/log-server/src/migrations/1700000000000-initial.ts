import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';
import { functions, grantFunctions } from './1700000000000-functions.js';

/** The log itself, by log and month: what expires later goes a whole sealed period at a time. */
const entries = `CREATE TABLE log_entries (
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    time timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    site uuid NOT NULL,
    service text NOT NULL,
    log text NOT NULL,
    category text NOT NULL,
    operation text NOT NULL,
    user_id uuid,
    user_name text,
    user_kind text,
    object_type text,
    object_id text,
    object_name text,
    privilege text,
    outcome text NOT NULL,
    reason text,
    client_address text,
    details text,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
  ) PARTITION BY LIST (log)`;

const statements = [
  entries,
  ...['system', 'audit', 'ruleTriggered', 'administration'].map((log) =>
    `CREATE TABLE log_entries_${log.toLowerCase()} PARTITION OF log_entries FOR VALUES IN ('${log}') PARTITION BY RANGE (received_at)`),
  // Every search ends in "newest first": each index carries the time or the place in the chain behind what it finds.
  'CREATE INDEX log_entries_sequence ON log_entries (sequence)',
  'CREATE INDEX log_entries_time ON log_entries (time, sequence)',
  'CREATE INDEX log_entries_id ON log_entries USING brin (id)',
  'CREATE INDEX log_entries_user ON log_entries (user_id, time) WHERE user_id IS NOT NULL',
  'CREATE INDEX log_entries_object ON log_entries (object_id, time) WHERE object_id IS NOT NULL',
  'CREATE INDEX log_entries_operation ON log_entries (operation, time)',
  `CREATE INDEX log_entries_trouble ON log_entries (outcome, time) WHERE outcome <> 'success'`,
  // One row: how far the chain goes. The seal on it makes a shortened chain visible.
  `CREATE TABLE log_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    sealed bytea,
    CHECK (sequence = 0 OR sealed IS NOT NULL)
  )`,
  `INSERT INTO log_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'))`,
  `CREATE TABLE log_seals (
    number bigint PRIMARY KEY,
    time timestamptz NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    count bigint NOT NULL,
    hash bytea NOT NULL,
    key_id uuid NOT NULL,
    signature bytea NOT NULL
  )`,
  'CREATE INDEX log_seals_time ON log_seals (time)',
  `CREATE TABLE log_keys (
    id uuid PRIMARY KEY,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Verifications are tasks: who looks at one sees how far it came.
  `CREATE TABLE verifications (
    id uuid PRIMARY KEY,
    started_by uuid NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    moved_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    state text NOT NULL,
    total bigint NOT NULL,
    entries bigint NOT NULL DEFAULT 0,
    seals bigint NOT NULL DEFAULT 0,
    break_sequence bigint,
    break_reason text,
    break_seal bigint
  )`,
  ...functions,
  ...['log_entries', 'log_seals', 'log_keys'].flatMap((table) => [
    `CREATE TRIGGER ${table}_stay BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION log_refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stay`,
    `CREATE TRIGGER ${table}_stay_whole BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION log_refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stay_whole`,
  ]),
  'SELECT log_open_periods(12)',
];

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const table of ['log_entries', 'log_seals', 'log_keys']) await grantToApplication(runner, table, ['SELECT', 'INSERT']);
    await grantToApplication(runner, 'log_head', ['SELECT', 'UPDATE']);
    await grantToApplication(runner, 'verifications', ['SELECT', 'INSERT', 'UPDATE']);
    await grantFunctions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['verifications', 'log_keys', 'log_seals', 'log_head', 'log_entries']) await runner.query(`DROP TABLE ${table}`);
    for (const name of ['log_open_periods(integer)', 'log_close_periods()', 'log_entry_text', 'log_refuse_change()']) await runner.query(`DROP FUNCTION ${name}`);
    await dropMessagingTables(runner);
  }
}
