import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

const statements = [
  `CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    project_id uuid NOT NULL,
    project_number text NOT NULL,
    owner_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('Idle', 'InProgress', 'Success', 'Error')),
    progress integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    error_code text,
    error_parameters jsonb,
    package jsonb,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    beat_at timestamptz(3) NOT NULL DEFAULT now(),
    finished_at timestamptz(3)
  )`,
  'CREATE INDEX tasks_owner_id ON tasks (owner_id, created_at)',
  'CREATE INDEX tasks_beat_at ON tasks (beat_at) WHERE finished_at IS NULL',
  'CREATE INDEX tasks_finished_at ON tasks (finished_at)',
  // Packages wait here for an hour at most, encrypted. Unlogged: gigabytes that nobody misses after a crash do not belong into logs, copies and backups.
  `CREATE UNLOGGED TABLE package_chunks (
    task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
    position integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (task_id, position)
  )`,
  // What is encrypted does not become smaller.
  'ALTER TABLE package_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL',
  `CREATE TABLE evidence_keys (
    id uuid PRIMARY KEY,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
];

/** Exports of projects: long tasks, packages that wait to be fetched, and the key that signs them (IM-31). */
export class Exports1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    await grantToApplication(runner, 'tasks', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
    await grantToApplication(runner, 'package_chunks', ['SELECT', 'INSERT', 'DELETE']);
    await grantToApplication(runner, 'evidence_keys', ['SELECT', 'INSERT']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['evidence_keys', 'package_chunks', 'tasks']) await runner.query(`DROP TABLE ${table}`);
  }
}
