import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public key that secrets for a recording server are sealed to; null until it has told one. */
export class RecorderKeys1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recording_servers ADD COLUMN secrets_key text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recording_servers DROP COLUMN secrets_key');
  }
}
