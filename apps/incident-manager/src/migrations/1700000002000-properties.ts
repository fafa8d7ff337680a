import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

const five = [1, 2, 3, 4, 5];
const three = [1, 2, 3];
/** Kinds of incident data: the column's name and its type. */
const kinds = [
  ['integer', 'bigint'], ['decimal', 'numeric(20, 6)'], ['text', 'text'], ['check_box', 'boolean'], ['date_time', 'timestamptz(3)'],
] as const;

const switched = `id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number integer NOT NULL UNIQUE,
  enabled boolean NOT NULL DEFAULT false CHECK (NOT enabled OR name <> ''),
  name text NOT NULL DEFAULT '',
  description text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  modified_at timestamptz(3) NOT NULL DEFAULT now()`;

const columns = [
  ...five.map((number) => `category${number}_id uuid CONSTRAINT incident_projects_category${number} REFERENCES incident_category_values ON DELETE RESTRICT`),
  ...kinds.flatMap(([kind, type]) => three.map((position) => `${kind}${position} ${type}`)),
  'assignee_id uuid', 'assignee_name text', 'due_time timestamptz(3)',
  // Which version of the project last changed a member, and who did (IM-32).
  "member_versions jsonb NOT NULL DEFAULT '{}'",
  `data_text text GENERATED ALWAYS AS (CASE WHEN text1 IS NULL AND text2 IS NULL AND text3 IS NULL THEN NULL
    ELSE coalesce(text1, '') || E'\\n' || coalesce(text2, '') || E'\\n' || coalesce(text3, '') END) STORED`,
];

/** Columns that few projects fill: their indexes hold those only. Texts are found through `data_text`. */
const sparse = [
  ...five.map((number) => `category${number}_id`), 'assignee_id',
  ...kinds.filter(([kind]) => kind !== 'text').flatMap(([kind]) => three.map((position) => `${kind}${position}`)),
];

/** Categories with their values (IM-03), incident data (IM-04), and what projects hold of them (IM-24), with whom they are and until when (IM-34). */
export class Properties1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE incident_categories (${switched})`);
    await runner.query(`CREATE TABLE incident_category_values (
      id uuid PRIMARY KEY,
      number integer NOT NULL UNIQUE,
      category_id uuid NOT NULL REFERENCES incident_categories,
      name text NOT NULL,
      description text,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz(3) NOT NULL,
      modified_at timestamptz(3) NOT NULL
    )`);
    await runner.query('CREATE INDEX incident_category_values_category_id ON incident_category_values (category_id, number)');
    await runner.query(`CREATE TABLE incident_data_fields (${switched}, kind text NOT NULL, position integer NOT NULL, UNIQUE (kind, position))`);
    await runner.query('INSERT INTO incident_categories (number) SELECT generate_series(1, 5)');
    await runner.query(`INSERT INTO incident_data_fields (number, kind, position)
      SELECT (kind.ordinality - 1) * 3 + position, kind.name, position
        FROM unnest(ARRAY['integer', 'decimal', 'text', 'checkBox', 'dateTime']) WITH ORDINALITY AS kind (name), generate_series(1, 3) AS position`);
    await runner.query(`ALTER TABLE incident_projects ${columns.map((column) => `ADD COLUMN ${column}`).join(', ')}`);
    for (const column of sparse) {
      await runner.query(`CREATE INDEX incident_projects_${column} ON incident_projects (${column}, created_at, id) WHERE ${column} IS NOT NULL`);
    }
    await runner.query('CREATE INDEX incident_projects_due_time ON incident_projects (due_time, id)');
    await runner.query('CREATE INDEX incident_projects_data_text ON incident_projects USING gin (data_text gin_trgm_ops) WHERE data_text IS NOT NULL');
    await runner.query('CREATE INDEX IF NOT EXISTS sequences_camera_id ON sequences (camera_id, project_id)');
    await grantToApplication(runner, 'incident_category_values', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
    for (const table of ['incident_categories', 'incident_data_fields']) await grantToApplication(runner, table, ['SELECT', 'UPDATE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS sequences_camera_id');
    const names = columns.map((column) => column.split(' ')[0]).reverse();
    await runner.query(`ALTER TABLE incident_projects ${names.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
    for (const table of ['incident_data_fields', 'incident_category_values', 'incident_categories']) await runner.query(`DROP TABLE ${table}`);
  }
}
