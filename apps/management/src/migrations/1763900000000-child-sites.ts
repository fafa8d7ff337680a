import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wellKnown } from '@vigie/contracts';
import { grantToApplication } from '@vigie/platform/persistence';

const partitioned = `partitions uuid[] NOT NULL DEFAULT '{${wellKnown.rootPartition}}'`;

const statements = [
  `CREATE TABLE child_sites (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    description text,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    modified_at timestamptz NOT NULL DEFAULT now(),
    ${partitioned},
    name_given boolean NOT NULL,
    url text NOT NULL,
    client_id text NOT NULL,
    client_secret bytea NOT NULL,
    connection text NOT NULL,
    connection_since timestamptz NOT NULL,
    last_read_at timestamptz,
    cameras_left_out integer NOT NULL DEFAULT 0,
    read_after timestamptz NOT NULL
  )`,
  // A camera that its site does not show any more stays as a row: its id stays that site's.
  `CREATE TABLE child_cameras (
    id uuid PRIMARY KEY,
    site_id uuid NOT NULL REFERENCES child_sites ON DELETE CASCADE,
    name text NOT NULL,
    ${partitioned},
    removed_at timestamptz
  )`,
  'CREATE INDEX child_cameras_site_id ON child_cameras (site_id)',
];

const tables = ['child_sites', 'child_cameras'];

export class ChildSites1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
