import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The orders that people look at most. */
const orders = ['created_at', 'modified_at', 'start_time'];
const filters = ['type_id', 'status_id', ...[1, 2, 3, 4, 5].map((number) => `category${number}_id`)];
const texts = ['incident_projects_own_text', 'incident_projects_data_text'];

/**
 * Comments are found where they stand: a copy of all of them beside the project had to be written anew, and indexed anew, for
 * each one. The indexes of the usual orders know what lists are filtered by, so that a project is only read when it is shown.
 * Texts are indexed as they are written: those that wait for it in a heap would slow down every search, and now and then a writer.
 */
export class Speed1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident_projects DROP COLUMN comments_text');
    await runner.query('CREATE INDEX comments_text ON comments USING gin (text gin_trgm_ops) WITH (fastupdate = off)');
    for (const index of texts) await runner.query(`ALTER INDEX ${index} SET (fastupdate = off)`);
    for (const column of orders) await reorder(runner, column, filters);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of orders) await reorder(runner, column, []);
    for (const index of texts) await runner.query(`ALTER INDEX ${index} RESET (fastupdate)`);
    await runner.query('DROP INDEX comments_text');
    await runner.query("ALTER TABLE incident_projects ADD COLUMN comments_text text NOT NULL DEFAULT ''");
    await runner.query(
      `UPDATE incident_projects SET comments_text = said.text
         FROM (SELECT project_id, string_agg(text, E'\\n' ORDER BY created_at, id) AS text FROM comments GROUP BY project_id) AS said WHERE said.project_id = incident_projects.id`,
    );
    await runner.query('CREATE INDEX incident_projects_comments_text ON incident_projects USING gin (comments_text gin_trgm_ops)');
  }
}

async function reorder(runner: QueryRunner, column: string, more: readonly string[]): Promise<void> {
  await runner.query(`DROP INDEX incident_projects_${column}`);
  await runner.query(`CREATE INDEX incident_projects_${column} ON incident_projects (${[column, 'id', ...more].join(', ')})`);
}
