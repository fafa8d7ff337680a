import { foldExisting } from '@vigie/platform/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const texts: Record<string, Record<string, string>> = {
  accounts: { name: 'name_key', full_name: 'full_name_folded', description: 'description_folded' },
  clients: { name: 'name_key', description: 'description_folded' },
};

/** Names are compared without accents, too, and found as they are compared (IN-07). */
export class FoldedNames1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(texts)) {
      const added = Object.values(columns).filter((column) => column !== 'name_key').map((column) => `ADD COLUMN ${column} text`);
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_name_key_key, ${added.join(', ')}`);
      await foldExisting(runner, { table, columns, unique: { column: 'name_key', within: [] } });
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_name_key_key UNIQUE (name_key)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(texts)) {
      await runner.query(`ALTER TABLE ${table} ${Object.values(columns).filter((column) => column !== 'name_key').map((column) => `DROP COLUMN ${column}`).join(', ')}`);
    }
  }
}
