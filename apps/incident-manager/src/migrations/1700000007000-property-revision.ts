import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from '@vigie/platform/persistence';

const tables = ['incident_types', 'incident_statuses', 'incident_categories', 'incident_category_values', 'incident_data_fields'];

/**
 * A number that grows with every change of the incident properties, in the transaction of the change: whoever reads projects
 * reads it in the same statement, and knows whether the names it holds in memory are still theirs.
 */
export class PropertyRevision1700000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE property_revision (one boolean PRIMARY KEY DEFAULT true CHECK (one), revision bigint NOT NULL) WITH (fillfactor = 50)');
    await runner.query('INSERT INTO property_revision (revision) VALUES (1)');
    await grantToApplication(runner, 'property_revision', ['SELECT', 'UPDATE']);
    await runner.query(`CREATE FUNCTION property_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN UPDATE property_revision SET revision = revision + 1; RETURN NULL; END $$`);
    for (const table of tables) await runner.query(`CREATE TRIGGER ${table}_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION property_changed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TRIGGER ${table}_changed ON ${table}`);
    await runner.query('DROP FUNCTION property_changed');
    await runner.query('DROP TABLE property_revision');
  }
}
