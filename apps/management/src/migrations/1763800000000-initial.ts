import type { MigrationInterface, QueryRunner } from 'typeorm';
import { firstRecordingServer, wellKnown } from '@vigie/contracts';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';

/** What every object of the register has. */
const managed = `
  id uuid PRIMARY KEY,
  name text NOT NULL,
  description text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  modified_at timestamptz NOT NULL DEFAULT now()`;
const uniqueName = 'name_key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED UNIQUE';
const partitioned = `partitions uuid[] NOT NULL DEFAULT '{${wellKnown.rootPartition}}'`;

const statements = [
  `CREATE TABLE sites (${managed}, time_zone text NOT NULL, minimum_user_level integer NOT NULL DEFAULT 254)`,
  `CREATE TABLE partitions (${managed}, ${uniqueName}, built_in boolean NOT NULL DEFAULT false)`,
  `CREATE TABLE recording_servers (${managed}, ${uniqueName}, ${partitioned}, enabled boolean NOT NULL DEFAULT true)`,
  `CREATE TABLE hardware (${managed}, ${partitioned},
    enabled boolean NOT NULL DEFAULT true,
    recording_server_id uuid NOT NULL REFERENCES recording_servers,
    address text NOT NULL,
    user_name text,
    password bytea,
    credentials_revision integer NOT NULL DEFAULT 0,
    model text, firmware text, serial_number text,
    with_camera boolean NOT NULL DEFAULT false
  )`,
  'CREATE INDEX hardware_recording_server_id ON hardware (recording_server_id)',
  `CREATE TABLE cameras (${managed}, ${partitioned},
    enabled boolean NOT NULL DEFAULT true,
    hardware_id uuid NOT NULL REFERENCES hardware,
    recording text NOT NULL DEFAULT 'always',
    retention_days integer NOT NULL DEFAULT 30,
    block_level integer,
    revision integer NOT NULL DEFAULT 1
  )`,
  'CREATE INDEX cameras_hardware_id ON cameras (hardware_id)',
  `CREATE TABLE streams (
    id uuid PRIMARY KEY,
    camera_id uuid NOT NULL REFERENCES cameras ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    is_default boolean NOT NULL,
    is_recorded boolean NOT NULL
  )`,
  'CREATE INDEX streams_camera_id ON streams (camera_id)',
  'CREATE UNIQUE INDEX streams_one_default ON streams (camera_id) WHERE is_default',
  `CREATE TABLE camera_groups (${managed}, ${partitioned}, parent_id uuid REFERENCES camera_groups)`,
  'CREATE INDEX camera_groups_parent_id ON camera_groups (parent_id)',
  `CREATE TABLE camera_group_members (
    group_id uuid NOT NULL REFERENCES camera_groups ON DELETE CASCADE,
    camera_id uuid NOT NULL REFERENCES cameras ON DELETE CASCADE,
    PRIMARY KEY (group_id, camera_id)
  )`,
  'CREATE INDEX camera_group_members_camera_id ON camera_group_members (camera_id)',
  `CREATE TABLE users (${managed}, ${partitioned},
    kind text NOT NULL,
    full_name text,
    disabled boolean NOT NULL DEFAULT false,
    built_in boolean NOT NULL DEFAULT false,
    level integer,
    reaches uuid[] NOT NULL DEFAULT '{}'
  )`,
  `CREATE TABLE groups (${managed}, ${uniqueName}, ${partitioned}, level integer, reaches uuid[] NOT NULL DEFAULT '{}')`,
  // Members are users or groups: the type says which, so no foreign key can.
  `CREATE TABLE group_members (
    group_id uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    member_type text NOT NULL,
    member_id uuid NOT NULL,
    PRIMARY KEY (group_id, member_id)
  )`,
  'CREATE INDEX group_members_member_id ON group_members (member_id)',
  `CREATE TABLE roles (${managed}, ${uniqueName},
    built_in boolean NOT NULL DEFAULT false,
    grants jsonb NOT NULL DEFAULT '[]',
    reaches uuid[] NOT NULL DEFAULT '{}'
  )`,
  `CREATE TABLE role_members (
    role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
    member_type text NOT NULL,
    member_id uuid NOT NULL,
    PRIMARY KEY (role_id, member_id)
  )`,
  'CREATE INDEX role_members_member_id ON role_members (member_id)',
  // Tells "deleted" from "never was".
  'CREATE TABLE removals (type text NOT NULL, id uuid NOT NULL, removed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (type, id))',
  // Rights that a committed change touches and that are not published yet. Append-only, so that no change waits for another.
  'CREATE TABLE rights_marks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL)',
];

const tables = [
  'sites', 'partitions', 'recording_servers', 'hardware', 'cameras', 'streams', 'camera_groups', 'camera_group_members',
  'users', 'groups', 'group_members', 'roles', 'role_members', 'removals', 'rights_marks',
];

const seeds: [string, unknown[]][] = [
  ['INSERT INTO partitions (id, name, built_in) VALUES ($1, $2, true)', [wellKnown.rootPartition, 'Root']],
  ['INSERT INTO recording_servers (id, name) VALUES ($1, $2)', [firstRecordingServer, 'Recording server 1']],
  ['INSERT INTO roles (id, name, built_in) VALUES ($1, $2, true)', [wellKnown.administratorsRole, 'administrators']],
  // The highest level: no threat level may lock out the way back in.
  ["INSERT INTO users (id, name, kind, built_in, level) VALUES ($1, $2, 'user', true, 1)", [wellKnown.adminUser, 'Admin']],
  ["INSERT INTO users (id, name, kind, built_in, level) VALUES ($1, $2, 'client', true, 1)", [wellKnown.commandLineClient, 'Command line']],
  ["INSERT INTO role_members (role_id, member_type, member_id) VALUES ($1, 'users', $2), ($1, 'users', $3)",
    [wellKnown.administratorsRole, wellKnown.adminUser, wellKnown.commandLineClient]],
];

export class Initial1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
    for (const [statement, values] of seeds) await runner.query(statement, values);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
