import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

/** Notes of calls (IM-26), and what expiry looks for (IM-09, IM-10). */
export class Calls1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE calls (
      id uuid PRIMARY KEY,
      project_id uuid NOT NULL REFERENCES incident_projects ON DELETE CASCADE,
      callee text NOT NULL,
      time timestamptz(3) NOT NULL,
      text text,
      author_id uuid NOT NULL,
      author_name text NOT NULL,
      author_kind text NOT NULL,
      created_at timestamptz(3) NOT NULL,
      edited_at timestamptz(3),
      version integer NOT NULL DEFAULT 1
    )`);
    await runner.query('CREATE INDEX calls_project_id ON calls (project_id, time, id)');
    await runner.query('CREATE INDEX incident_projects_expiry ON incident_projects (created_at) WHERE NOT retention_exempt');
    await grantToApplication(runner, 'calls', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX incident_projects_expiry');
    await runner.query('DROP TABLE calls');
  }
}
