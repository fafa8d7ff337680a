import pg from 'pg';
import { runMigrations } from '@vigie/platform/persistence';
import { applicationRole, type Migrations, ownerRole, templateName } from './names.js';

/**
 * Makes the service's migrated template once per run and returns its name. Jest's workers run in parallel:
 * an advisory lock lets one of them build while the others wait.
 */
export async function ensureTemplate(admin: pg.Client, service: string, migrations: Migrations): Promise<string> {
  const name = templateName(service, migrations);
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [`template:${service}`]);
  try {
    const { rows } = await admin.query<{ datistemplate: boolean }>('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.datistemplate) return name;
    // Half built by a worker that died.
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await ensureRole(admin, ownerRole(service));
    await ensureRole(admin, applicationRole(service));
    await admin.query(`CREATE DATABASE ${name} OWNER ${ownerRole(service)}`);
    await admin.query(`ALTER DATABASE ${name} SET vigie.application_role = '${applicationRole(service)}'`);
    await runMigrations({ ownerUrl: addressOf(admin, name, ownerRole(service)), migrations: migrations as Parameters<typeof runMigrations>[0]['migrations'] });
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    return name;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [`template:${service}`]);
  }
}

export function addressOf(admin: pg.Client, database: string, role: string): string {
  return `postgres://${role}@${admin.host}:${admin.port}/${database}`;
}

async function ensureRole(admin: pg.Client, role: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (!rowCount) await admin.query(`CREATE ROLE ${role} LOGIN`);
}
