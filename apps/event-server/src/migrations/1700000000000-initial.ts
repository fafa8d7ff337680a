import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';

const source = `source_type text,
    source_id uuid,
    source_name text,
    CHECK ((source_type IS NULL) = (source_id IS NULL))`;

const statements = [
  `CREATE TABLE events (
    id uuid PRIMARY KEY,
    time timestamptz NOT NULL,
    type text NOT NULL,
    ${source},
    data jsonb,
    triggered_by uuid,
    taken_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX events_time ON events (time, id)',
  'CREATE INDEX events_source ON events (source_id, time) WHERE source_id IS NOT NULL',
  'CREATE INDEX events_type ON events (type, time)',
  `CREATE TABLE alarm_definitions (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    built_in text UNIQUE,
    enabled boolean NOT NULL DEFAULT true,
    events text[] NOT NULL CHECK (cardinality(events) > 0),
    end_events text[] NOT NULL DEFAULT '{}',
    priority integer NOT NULL CHECK (priority BETWEEN 1 AND 3),
    category text NOT NULL,
    auto_close boolean NOT NULL DEFAULT false,
    instructions text,
    assign_to_id uuid,
    assign_to_name text,
    version integer NOT NULL DEFAULT 1
  )`,
  `INSERT INTO alarm_definitions (id, name, built_in, events, end_events, priority, category, auto_close) VALUES
    ('00000000-0000-4000-8000-0000000000d1', 'Signal lost', 'signalLost', '{camera.signalLost}', '{camera.signalRestored}', 1, 'camera', false),
    ('00000000-0000-4000-8000-0000000000d2', 'Disk nearly full', 'diskNearlyFull', '{disk.nearlyFull}', '{disk.relieved}', 2, 'system', true),
    ('00000000-0000-4000-8000-0000000000d3', 'The log does not verify', 'logBroken', '{log.chainBroken}', '{}', 1, 'system', false)`,
  // Definitions may go, alarms stay: what an alarm says of its definition is written with it.
  `CREATE TABLE alarms (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    definition_id uuid NOT NULL,
    definition_name text NOT NULL,
    name jsonb NOT NULL,
    category text NOT NULL,
    priority integer NOT NULL,
    state text NOT NULL,
    ${source},
    time timestamptz NOT NULL,
    last_time timestamptz NOT NULL,
    occurrences integer NOT NULL DEFAULT 1,
    ended_at timestamptz,
    assigned_to_id uuid,
    assigned_to_name text,
    instructions text,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1
  )`,
  // One open alarm for a source and a definition, whatever happens at the same moment.
  `CREATE UNIQUE INDEX alarms_open ON alarms (definition_id, source_id) NULLS NOT DISTINCT WHERE state <> 'closed'`,
  'CREATE INDEX alarms_time ON alarms (time, id)',
  'CREATE INDEX alarms_state ON alarms (state, time)',
  'CREATE INDEX alarms_source ON alarms (source_id, time) WHERE source_id IS NOT NULL',
  `CREATE TABLE alarm_activities (
    id uuid PRIMARY KEY,
    alarm_id uuid NOT NULL REFERENCES alarms ON DELETE CASCADE,
    time timestamptz NOT NULL,
    operation text NOT NULL,
    user_id uuid,
    user_name text,
    comment text,
    details jsonb
  )`,
  'CREATE INDEX alarm_activities_alarm ON alarm_activities (alarm_id, time)',
  // What open clients are told, kept long enough for those that were cut off.
  `CREATE TABLE feed (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    document jsonb NOT NULL,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX feed_created_at ON feed USING brin (created_at)',
];

const tables = ['events', 'alarm_definitions', 'alarms', 'alarm_activities', 'feed'];

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
