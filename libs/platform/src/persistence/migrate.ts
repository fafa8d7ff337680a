import pg from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { logger } from '../telemetry/index.js';
import { makeCollations } from './collations.js';
import { applicationRoleSetting } from './grants.js';

const log = logger('migrations');
const beatMs = 5_000;

export type Migrations = (new () => MigrationInterface)[];

/** Copies of a service that start at the same moment migrate one after the other. */
const lock = 7_114_520_001;

/**
 * Brings the database to the newest version as its owner. Waits for another copy that is doing the same.
 * `applicationUrl` names the role that migrations grant rights to. Returns the names of the migrations that ran.
 */
export async function runMigrations(options: { ownerUrl: string; applicationUrl?: string; migrations: Migrations }): Promise<string[]> {
  const guard = new pg.Client({ connectionString: options.ownerUrl });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [lock]);
    await makeCollations(guard);
    return await beating(guard, () => migrate(options));
  } finally {
    // Closing the session releases the lock.
    await guard.end();
  }
}

/** Says from time to time that it is still at work, as long as the database answers: whoever waits for the start sees the progress. */
async function beating<T>(guard: pg.Client, work: () => Promise<T>): Promise<T> {
  const since = Date.now();
  const beat = setInterval(() => {
    guard.query('SELECT 1').then(() => log.info({ progress: true, seconds: Math.round((Date.now() - since) / 1_000) }, 'still migrating'), () => undefined);
  }, beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

async function migrate({ ownerUrl, applicationUrl, migrations }: Parameters<typeof runMigrations>[0]): Promise<string[]> {
  const role = applicationUrl && decodeURIComponent(new URL(applicationUrl).username);
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTransactionMode: 'each',
    poolSize: 2,
    extra: role ? { options: `-c ${applicationRoleSetting}=${role.replace(/([\\ ])/g, '\\$1')}` } : {},
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
