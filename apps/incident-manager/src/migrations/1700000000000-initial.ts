import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';

/** Types and statuses look alike; a foreign key needs a table of its own for each. */
const property = (table: string): string => `CREATE TABLE ${table} (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE,
  name text NOT NULL,
  description text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  modified_at timestamptz(3) NOT NULL
)`;

const person = (prefix: string): string => `${prefix}_id uuid NOT NULL,
  ${prefix}_name text NOT NULL,
  ${prefix}_kind text NOT NULL`;

const statements = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  property('incident_types'),
  property('incident_statuses'),
  'CREATE TABLE counters (name text PRIMARY KEY, value integer NOT NULL)',
  `CREATE TABLE incident_projects (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    title text,
    description text,
    type_id uuid CONSTRAINT incident_projects_type REFERENCES incident_types ON DELETE RESTRICT,
    status_id uuid CONSTRAINT incident_projects_status REFERENCES incident_statuses ON DELETE RESTRICT,
    start_time timestamptz(3),
    end_time timestamptz(3),
    ${person('created_by')},
    created_at timestamptz(3) NOT NULL,
    modified_at timestamptz(3) NOT NULL,
    version integer NOT NULL DEFAULT 1,
    sequence_count integer NOT NULL DEFAULT 0,
    comment_count integer NOT NULL DEFAULT 0,
    retention_exempt boolean NOT NULL DEFAULT false,
    own_text text NOT NULL GENERATED ALWAYS AS (number || E'\\n' || coalesce(title, '') || E'\\n' || coalesce(description, '')) STORED,
    comments_text text NOT NULL DEFAULT '',
    CONSTRAINT incident_projects_times CHECK (end_time >= start_time)
  )`,
  // Every order a list can have, each ended by the id so that a page can go on where the last one stopped.
  'CREATE INDEX incident_projects_created_at ON incident_projects (created_at, id)',
  'CREATE INDEX incident_projects_modified_at ON incident_projects (modified_at, id)',
  'CREATE INDEX incident_projects_start_time ON incident_projects (start_time, id)',
  'CREATE INDEX incident_projects_end_time ON incident_projects (end_time, id)',
  'CREATE INDEX incident_projects_title ON incident_projects (title, id)',
  // The foreign keys' side of "in use", and lists by one property in the usual order.
  'CREATE INDEX incident_projects_type_id ON incident_projects (type_id, created_at, id)',
  'CREATE INDEX incident_projects_status_id ON incident_projects (status_id, created_at, id)',
  'CREATE INDEX incident_projects_created_by ON incident_projects (created_by_id, created_at, id)',
  'CREATE INDEX incident_projects_own_text ON incident_projects USING gin (own_text gin_trgm_ops)',
  'CREATE INDEX incident_projects_comments_text ON incident_projects USING gin (comments_text gin_trgm_ops)',
  'CREATE TABLE project_numbers (day date PRIMARY KEY, last integer NOT NULL)',
  `CREATE TABLE sequences (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL REFERENCES incident_projects ON DELETE CASCADE,
    site_id uuid NOT NULL,
    camera_id uuid NOT NULL,
    camera_name text NOT NULL,
    start_time timestamptz(3) NOT NULL,
    end_time timestamptz(3) NOT NULL,
    has_recording text NOT NULL,
    recording_checked_at timestamptz(3) NOT NULL,
    ${person('added_by')},
    added_at timestamptz(3) NOT NULL,
    CONSTRAINT sequences_times CHECK (end_time > start_time)
  )`,
  'CREATE INDEX sequences_project_id ON sequences (project_id, start_time, id)',
  `CREATE TABLE comments (
    id uuid PRIMARY KEY,
    project_id uuid NOT NULL REFERENCES incident_projects ON DELETE CASCADE,
    text text NOT NULL,
    ${person('author')},
    created_at timestamptz(3) NOT NULL,
    edited_at timestamptz(3),
    version integer NOT NULL DEFAULT 1
  )`,
  'CREATE INDEX comments_project_id ON comments (project_id, created_at, id)',
  // No foreign key: that a project was deleted is told by its last activities.
  `CREATE TABLE activities (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    project_id uuid NOT NULL,
    time timestamptz(3) NOT NULL,
    ${person('user')},
    operation text NOT NULL,
    changes jsonb NOT NULL,
    details jsonb NOT NULL
  )`,
  'CREATE INDEX activities_project_id ON activities (project_id, position)',
  `CREATE TABLE draft_sequences (
    id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    camera_id uuid NOT NULL,
    camera_name text NOT NULL,
    start_time timestamptz(3) NOT NULL,
    end_time timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT draft_sequences_times CHECK (end_time > start_time)
  )`,
  'CREATE INDEX draft_sequences_owner_id ON draft_sequences (owner_id, created_at, id)',
  // Tells "deleted" from "never was" to people who still have it on screen (IM-32).
  'CREATE TABLE tombstones (id uuid PRIMARY KEY, type text NOT NULL, deleted_at timestamptz(3) NOT NULL)',
  `CREATE TABLE incident_settings (
    id integer PRIMARY KEY CHECK (id = 1),
    report_title text NOT NULL DEFAULT '',
    retention_days integer NOT NULL DEFAULT 7 CHECK (retention_days BETWEEN 1 AND 365000),
    version integer NOT NULL DEFAULT 1
  )`,
  'INSERT INTO incident_settings (id) VALUES (1)',
];

const tables = [
  'incident_settings', 'tombstones', 'draft_sequences', 'activities', 'comments', 'sequences', 'project_numbers', 'incident_projects', 'counters',
  'incident_statuses', 'incident_types',
];

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
