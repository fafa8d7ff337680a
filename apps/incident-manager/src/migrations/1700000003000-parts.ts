import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

const person = (prefix: string, constraint = 'NOT NULL'): string => `${prefix}_id uuid ${constraint},
    ${prefix}_name text ${constraint},
    ${prefix}_kind text ${constraint}`;

const inProject = 'project_id uuid NOT NULL REFERENCES incident_projects ON DELETE CASCADE';

const statements = [
  // A record of the alarm as it was when it was linked: the event-server may forget it.
  `CREATE TABLE project_links (
    id uuid PRIMARY KEY,
    ${inProject},
    alarm_id uuid NOT NULL,
    alarm_number integer NOT NULL,
    alarm_name jsonb NOT NULL,
    alarm_time timestamptz(3) NOT NULL,
    source_type text,
    source_id uuid,
    source_name text,
    ${person('added_by')},
    added_at timestamptz(3) NOT NULL,
    CONSTRAINT project_links_once UNIQUE (project_id, alarm_id)
  )`,
  'CREATE INDEX project_links_alarm_id ON project_links (alarm_id, project_id)',
  `CREATE TABLE project_holds (
    id uuid PRIMARY KEY,
    ${inProject},
    kind text NOT NULL,
    reason text NOT NULL,
    reference text,
    ${person('placed_by')},
    placed_at timestamptz(3) NOT NULL,
    ${person('lifted_by', '')},
    lifted_at timestamptz(3)
  )`,
  'CREATE INDEX project_holds_project_id ON project_holds (project_id, placed_at, id)',
  'CREATE INDEX project_holds_active ON project_holds (project_id) WHERE lifted_at IS NULL',
  // Whoever deletes, by hand or by age, meets the hold in the database: no count beforehand can be late.
  `CREATE FUNCTION refuse_held_project() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM project_holds WHERE project_id = OLD.id AND lifted_at IS NULL) THEN
      RAISE EXCEPTION 'the project is held' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'project_holds_active', TABLE = 'project_holds';
    END IF;
    RETURN OLD;
  END $$`,
  'CREATE TRIGGER incident_projects_held BEFORE DELETE ON incident_projects FOR EACH ROW EXECUTE FUNCTION refuse_held_project()',
  `CREATE TABLE custody_entries (
    id uuid PRIMARY KEY,
    ${inProject},
    number integer NOT NULL CHECK (number > 0),
    kind text NOT NULL,
    time timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    ${person('by')},
    recipient text,
    purpose text,
    form text,
    reference text,
    details jsonb NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT custody_entries_number UNIQUE (project_id, number)
  )`,
  // What was handed over stays written, as long as the project itself.
  `CREATE FUNCTION refuse_custody_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF NOT EXISTS (SELECT FROM incident_projects WHERE id = OLD.project_id) THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'the chain of custody is only added to' USING ERRCODE = 'insufficient_privilege';
  END $$`,
  'CREATE TRIGGER custody_entries_kept BEFORE UPDATE OR DELETE ON custody_entries FOR EACH ROW EXECUTE FUNCTION refuse_custody_change()',
  'CREATE TRIGGER custody_entries_all_kept BEFORE TRUNCATE ON custody_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_custody_change()',
  // Without a picture: it was asked for and there was none at that time.
  `CREATE TABLE sequence_stills (
    sequence_id uuid PRIMARY KEY REFERENCES sequences ON DELETE CASCADE,
    picture bytea,
    frame_time timestamptz(3),
    checked_at timestamptz(3) NOT NULL,
    CONSTRAINT sequence_stills_time CHECK ((picture IS NULL) = (frame_time IS NULL))
  )`,
  // JPEG does not become smaller by compressing it once more.
  'ALTER TABLE sequence_stills ALTER COLUMN picture SET STORAGE EXTERNAL',
  'CREATE INDEX IF NOT EXISTS sequences_camera_id ON sequences (camera_id, project_id)',
  // When it happened, as statistics have it (IM-35).
  'CREATE INDEX incident_projects_happened_at ON incident_projects ((coalesce(start_time, created_at)))',
];

/** What is tied to a project: alarms, legal holds, the chain of custody, stills of its sequences. */
export class Parts1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    await grantToApplication(runner, 'project_links', ['SELECT', 'INSERT', 'DELETE']);
    await grantToApplication(runner, 'project_holds', ['SELECT', 'INSERT', 'UPDATE']);
    await grantToApplication(runner, 'custody_entries', ['SELECT', 'INSERT']);
    await grantToApplication(runner, 'sequence_stills', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX incident_projects_happened_at');
    await runner.query('DROP INDEX sequences_camera_id');
    await runner.query('DROP TRIGGER incident_projects_held ON incident_projects');
    await runner.query('DROP FUNCTION refuse_held_project');
    for (const table of ['sequence_stills', 'custody_entries', 'project_holds', 'project_links']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION refuse_custody_change');
  }
}
