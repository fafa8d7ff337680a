import { foldExisting } from '@vigie/platform/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Things that no two of have one name. */
const unique = ['partitions', 'recording_servers', 'groups', 'roles'];
const others = ['sites', 'hardware', 'cameras', 'camera_groups', 'users', 'child_sites'];

/** Names are found and compared in the one normal form, not by what the database takes for small letters (IN-07). */
export class FoldedNames1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of unique) await runner.query(`ALTER TABLE ${table} DROP COLUMN name_key`);
    for (const table of [...unique, ...others]) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN name_key text NOT NULL DEFAULT '', ADD COLUMN description_folded text`);
      await foldExisting(runner, { table, columns: { name: 'name_key', description: 'description_folded' }, ...(unique.includes(table) ? { unique: { column: 'name_key', within: [] } } : {}) });
    }
    for (const table of unique) await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_name_key_key UNIQUE (name_key)`);
    await runner.query("ALTER TABLE child_cameras ADD COLUMN name_key text NOT NULL DEFAULT ''");
    await foldExisting(runner, { table: 'child_cameras', columns: { name: 'name_key' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...unique, ...others, 'child_cameras']) await runner.query(`ALTER TABLE ${table} DROP COLUMN name_key, DROP COLUMN IF EXISTS description_folded`);
    for (const table of unique) await runner.query(`ALTER TABLE ${table} ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED UNIQUE`);
  }
}
