import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applicationRole, type Migrations, ownerRole } from './names.js';
import { addressOf, ensureTemplate } from './template.js';

export interface TestDatabase {
  readonly name: string;
  /** What the service uses: the rights that its migrations granted, no more. */
  readonly applicationUrl: string;
  /** What migrates: owns every table. */
  readonly ownerUrl: string;
  /** Who may do anything, triggers and rights or not. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of the spec's own, cloned in milliseconds from a template that is migrated once per service. */
export async function testDatabase(options: { service: string; migrations: Migrations }): Promise<TestDatabase> {
  const { service, migrations } = options;
  return asAdministrator(async (admin) => {
    const template = await ensureTemplate(admin, service, migrations);
    const name = `test_${service.replaceAll('-', '_')}_${randomBytes(6).toString('hex')}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ownerRole(service)} STRATEGY FILE_COPY`);
    // Settings stay with the template when a database is cloned.
    await admin.query(`ALTER DATABASE ${name} SET vigie.application_role = '${applicationRole(service)}'`);
    return {
      name,
      applicationUrl: addressOf(admin, name, applicationRole(service)),
      ownerUrl: addressOf(admin, name, ownerRole(service)),
      superuserUrl: addressOf(admin, name, admin.user ?? ''),
      drop: () => asAdministrator(async (client) => { await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`); }),
    };
  });
}

async function asAdministrator<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = process.env.VIGIE_TEST_POSTGRES;
  if (!connectionString) throw new Error('No PostgreSQL: only *.medium.spec.ts files have one.');
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
