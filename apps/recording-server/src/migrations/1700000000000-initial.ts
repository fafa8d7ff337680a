import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query(`CREATE TABLE camera (id uuid PRIMARY KEY, revision integer NOT NULL, retention_days integer NOT NULL, camera jsonb)`);
    await runner.query(`CREATE TABLE open_condition (key text PRIMARY KEY, since timestamptz NOT NULL)`);
    await grantToApplication(runner, 'camera', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
    await grantToApplication(runner, 'open_condition', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE open_condition');
    await runner.query('DROP TABLE camera');
    await dropMessagingTables(runner);
  }
}
