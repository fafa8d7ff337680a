import { foldExisting } from '@vigie/platform/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions are found by their names in the one normal form (IN-07). */
export class FoldedNames1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE alarm_definitions ADD COLUMN name_folded text NOT NULL DEFAULT ''");
    await foldExisting(runner, { table: 'alarm_definitions', columns: { name: 'name_folded' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alarm_definitions DROP COLUMN name_folded');
  }
}
