import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose push service a device is reached by, and until when that one asked to send it nothing. */
export class Hosts1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE push_devices ADD COLUMN host text NOT NULL DEFAULT '', ADD COLUMN rest_until timestamptz(3) NOT NULL DEFAULT '-infinity'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE push_devices DROP COLUMN host, DROP COLUMN rest_until');
  }
}
