import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '../../persistence/index.js';

/** The database of a service that keeps nothing of its own. */
export class MessagingTables1700000000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createMessagingTables(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropMessagingTables(runner);
  }
}
