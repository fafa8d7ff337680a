import { createMessagingTables, dropMessagingTables } from '@vigie/platform/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only what it takes to tell facts: who watched what is told to the log. */
export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropMessagingTables(runner);
  }
}
