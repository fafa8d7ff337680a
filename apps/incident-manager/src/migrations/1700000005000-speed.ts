import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments are found where they stand: a copy of all of them beside the project had to be written anew, and indexed anew, for each one. */
export class Speed1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident_projects DROP COLUMN comments_text');
    await runner.query('CREATE INDEX comments_text ON comments USING gin (text gin_trgm_ops)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comments_text');
    await runner.query("ALTER TABLE incident_projects ADD COLUMN comments_text text NOT NULL DEFAULT ''");
    await runner.query(
      `UPDATE incident_projects SET comments_text = said.text
         FROM (SELECT project_id, string_agg(text, E'\\n' ORDER BY created_at, id) AS text FROM comments GROUP BY project_id) AS said WHERE said.project_id = incident_projects.id`,
    );
    await runner.query('CREATE INDEX incident_projects_comments_text ON incident_projects USING gin (comments_text gin_trgm_ops)');
  }
}
