import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who began a task, by the name held at that time: when it fails nobody may be there who knows. */
export class ExportTrail1700000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tasks ADD COLUMN owner_name text, ADD COLUMN owner_kind text, ADD COLUMN owner_address text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tasks DROP COLUMN owner_name, DROP COLUMN owner_kind, DROP COLUMN owner_address');
  }
}
