import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';

const statements = [
  `CREATE TABLE push_keys (id integer PRIMARY KEY CHECK (id = 1), public_key text NOT NULL, private_key bytea NOT NULL)`,
  `CREATE TABLE push_people (
    user_id uuid PRIMARY KEY,
    which text NOT NULL DEFAULT 'all',
    consent_given_at timestamptz(3),
    consent_version text,
    consent_language text
  )`,
  // The proof outlives the choice: what was agreed to, when, and when it was taken back.
  `CREATE TABLE push_consents (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    given_at timestamptz(3) NOT NULL,
    version text NOT NULL,
    language text NOT NULL,
    withdrawn_at timestamptz(3)
  )`,
  'CREATE INDEX push_consents_user ON push_consents (user_id)',
  `CREATE TABLE push_devices (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    platform text NOT NULL,
    address_hash bytea NOT NULL UNIQUE,
    subscription bytea NOT NULL,
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz(3) NOT NULL,
    last_seen timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX push_devices_user ON push_devices (user_id)',
  `CREATE TABLE push_notices (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    alarm_id uuid NOT NULL,
    change text NOT NULL,
    content jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX push_notices_age ON push_notices (created_at)',
  `CREATE TABLE push_deliveries (
    notice_id uuid NOT NULL REFERENCES push_notices ON DELETE CASCADE,
    device_id uuid NOT NULL REFERENCES push_devices ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'waiting',
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL,
    outcome text,
    PRIMARY KEY (notice_id, device_id)
  )`,
  `CREATE INDEX push_deliveries_due ON push_deliveries (due_at) WHERE state = 'waiting'`,
];

const rights = { push_keys: ['SELECT', 'INSERT'], push_consents: ['SELECT', 'INSERT', 'UPDATE'] } as const;
const changing = ['push_people', 'push_devices', 'push_notices', 'push_deliveries'] as const;

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const [table, granted] of Object.entries(rights)) await grantToApplication(runner, table, [...granted]);
    for (const table of changing) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['push_deliveries', 'push_notices', 'push_devices', 'push_consents', 'push_people', 'push_keys']) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
