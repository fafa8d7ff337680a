import { languages } from '@vigie/contracts';
import { collationOf, foldExisting } from '@vigie/platform/persistence';
import type { QueryRunner, MigrationInterface } from 'typeorm';

const own = ['title', 'description', 'text1', 'text2', 'text3'];
const properties = ['incident_types', 'incident_statuses', 'incident_category_values', 'incident_categories', 'incident_data_fields'];
/** Tables of things that are told apart by their names, each with what the names are unlike within. */
const named: Record<string, string[]> = { incident_types: [], incident_statuses: [], incident_category_values: ['category_id'] };
const gin = (table: string, column: string, where = ''): string => `CREATE INDEX ${table}_${column} ON ${table} USING gin (${column} gin_trgm_ops) WITH (fastupdate = off)${where}`;
const joined = (...columns: string[]): string => columns.join(" || E'\\n' || ");
const textOf = (column: string): string => `coalesce(${column}, '')`;

const indexes = [
  gin('incident_projects', 'own_text'), gin('incident_projects', 'data_text', ' WHERE data_text IS NOT NULL'), gin('comments', 'text_folded'),
  // One order for each language; read backwards it is the other direction.
  ...languages.map((language) => `CREATE INDEX incident_projects_title_${language} ON incident_projects (title COLLATE ${collationOf(language)}, id)`),
  `CREATE INDEX incident_projects_number ON incident_projects (number COLLATE ${collationOf('en')}, id)`,
];

/** Texts are searched, and names compared, in the one normal form, and sorted as the reader's language has them (IN-07). */
export class FoldedText1700000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comments_text');
    await runner.query('DROP INDEX incident_projects_title');
    await runner.query(`ALTER TABLE incident_projects DROP COLUMN own_text, DROP COLUMN data_text, ${own.map((column) => `ADD COLUMN ${column}_folded text`).join(', ')}`);
    await runner.query("ALTER TABLE comments ADD COLUMN text_folded text NOT NULL DEFAULT ''");
    for (const table of properties) await runner.query(`ALTER TABLE ${table} ADD COLUMN name_key text NOT NULL DEFAULT '', ADD COLUMN description_folded text`);
    await foldExisting(runner, { table: 'incident_projects', columns: Object.fromEntries(own.map((column) => [column, `${column}_folded`])) });
    await foldExisting(runner, { table: 'comments', columns: { text: 'text_folded' } });
    for (const table of properties) {
      await foldExisting(runner, { table, columns: { name: 'name_key', description: 'description_folded' }, ...(named[table] ? { unique: { column: 'name_key', within: named[table] } } : {}) });
    }
    await runner.query(
      `ALTER TABLE incident_projects ADD COLUMN own_text text NOT NULL GENERATED ALWAYS AS (${joined('number', textOf('title_folded'), textOf('description_folded'))}) STORED,
         ADD COLUMN data_text text GENERATED ALWAYS AS (CASE WHEN text1_folded IS NULL AND text2_folded IS NULL AND text3_folded IS NULL THEN NULL
           ELSE ${joined(...['text1_folded', 'text2_folded', 'text3_folded'].map(textOf))} END) STORED`);
    for (const index of indexes) await runner.query(index);
    for (const [table, within] of Object.entries(named)) await runner.query(`CREATE UNIQUE INDEX ${table}_name_key ON ${table} (${[...within, 'name_key'].join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of properties) await runner.query(`ALTER TABLE ${table} DROP COLUMN name_key, DROP COLUMN description_folded`);
    await runner.query('DROP INDEX incident_projects_number');
    for (const language of languages) await runner.query(`DROP INDEX incident_projects_title_${language}`);
    await runner.query('ALTER TABLE comments DROP COLUMN text_folded');
    await runner.query(`ALTER TABLE incident_projects DROP COLUMN own_text, DROP COLUMN data_text, ${own.map((column) => `DROP COLUMN ${column}_folded`).join(', ')},
      ADD COLUMN own_text text NOT NULL GENERATED ALWAYS AS (${joined('number', textOf('title'), textOf('description'))}) STORED,
      ADD COLUMN data_text text GENERATED ALWAYS AS (CASE WHEN text1 IS NULL AND text2 IS NULL AND text3 IS NULL THEN NULL ELSE ${joined(...['text1', 'text2', 'text3'].map(textOf))} END) STORED`);
    for (const index of [gin('incident_projects', 'own_text'), gin('incident_projects', 'data_text', ' WHERE data_text IS NOT NULL')]) await runner.query(index);
    await runner.query('CREATE INDEX comments_text ON comments USING gin (text gin_trgm_ops) WITH (fastupdate = off)');
    await runner.query('CREATE INDEX incident_projects_title ON incident_projects (title, id)');
  }
}
