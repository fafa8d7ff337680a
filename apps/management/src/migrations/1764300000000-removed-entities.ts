import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

const table = 'removed_entities';

/** Where deleted things lived: rights decide by it who sees what is kept of them. */
export class RemovedEntities1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ${table} (
      type text NOT NULL,
      id uuid NOT NULL,
      name text NOT NULL,
      partitions uuid[] NOT NULL,
      device_groups uuid[] NOT NULL,
      block_level integer,
      site_id uuid,
      removed_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (type, id)
    )`);
    await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${table}`);
  }
}
