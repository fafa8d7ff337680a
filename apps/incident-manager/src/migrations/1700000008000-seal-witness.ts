import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createWitnessTables, dropWitnessTables } from '@vigie/platform/witness';

/** Seals of the log, kept here too (LG-16). */
export class SealWitness1700000008000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createWitnessTables(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropWitnessTables(runner);
  }
}
