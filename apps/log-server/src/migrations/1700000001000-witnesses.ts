import type { MigrationInterface, QueryRunner } from 'typeorm';

const added = [
  // The head knows the last seal: taking seals away shows, whatever else is left.
  'ALTER TABLE log_head ADD COLUMN seal_number bigint NOT NULL DEFAULT 0, ADD COLUMN seal_time timestamptz',
  'ALTER TABLE verifications ADD COLUMN break_witness text, ADD COLUMN witnesses jsonb',
];

const removed = ['ALTER TABLE verifications DROP COLUMN break_witness, DROP COLUMN witnesses', 'ALTER TABLE log_head DROP COLUMN seal_number, DROP COLUMN seal_time'];

/** What witnesses of the seals said, and the last seal in the head (LG-16). */
export class Witnesses1700000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of added) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of removed) await runner.query(statement);
  }
}
