import pg from 'pg';
import type { Secrets } from '../../installation/secrets.js';
import { messageOf, Problem } from '../../problem.js';
import { within } from '../patience/within.js';

export interface ServiceDatabase {
  /** As the application role: rows only. */
  readonly applicationUrl: string;
  /** As the owner role, for migrations. */
  readonly ownerUrl: string;
}

/** Waits until PostgreSQL takes connections; `failed` tells why it never will, `isOver` when to give up. */
export async function waitForPostgres(url: string, failed: () => string | undefined, isOver = within(60_000)): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      const reason = failed();
      if (reason) throw new Problem(reason);
      if (isOver()) throw new Problem(`The database does not answer: ${messageOf(error)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Makes what is missing of a database and its two roles for each service. */
export async function ensureDatabases(adminUrl: string, services: readonly string[], secrets: Secrets): Promise<Map<string, ServiceDatabase>> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    const made = new Map<string, ServiceDatabase>();
    for (const service of services) made.set(service, await ensureDatabase(admin, adminUrl, service, secrets));
    return made;
  } catch (error) {
    throw new Problem(`The databases cannot be prepared: ${messageOf(error)}.`);
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function ensureDatabase(admin: pg.Client, adminUrl: string, service: string, secrets: Secrets): Promise<ServiceDatabase> {
  const application = `vigie_${service.replaceAll('-', '_')}`;
  const owner = `${application}_owner`;
  await ensureRole(admin, owner, secrets.of('database', owner));
  await ensureRole(admin, application, secrets.of('database', application));
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [application]);
  if (!rowCount) {
    // A user that is no superuser may only give a database to a role it belongs to.
    await admin.query(`GRANT ${owner} TO CURRENT_USER`);
    await admin.query(`CREATE DATABASE ${application} OWNER ${owner}`);
    await admin.query(`REVOKE CONNECT ON DATABASE ${application} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${application} TO ${application}`);
  }
  return {
    applicationUrl: addressed(adminUrl, application, application, secrets.of('database', application)),
    ownerUrl: addressed(adminUrl, application, owner, secrets.of('database', owner)),
  };
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

function addressed(adminUrl: string, database: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = user;
  url.password = password;
  return url.toString();
}
