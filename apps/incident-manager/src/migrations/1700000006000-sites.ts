import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sequences of child sites (IM-22): which site, and its name. A draft without a site is of this one, as is whatever has no name of a site. */
export class Sites1700000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sequences ADD COLUMN site_name text');
    await runner.query('ALTER TABLE draft_sequences ADD COLUMN site_id uuid, ADD COLUMN site_name text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE draft_sequences DROP COLUMN site_name, DROP COLUMN site_id');
    await runner.query('ALTER TABLE sequences DROP COLUMN site_name');
  }
}
