import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider } from '@vigie/testing';
import { PlatformConfig, readConfig } from '../config/index.js';
import { createMessagingTables, dropMessagingTables } from '../persistence/index.js';
import { createService } from './create-service.js';
import { defineService } from './service-definition.js';

class Initial1700000000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return createMessagingTables(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropMessagingTables(runner);
  }
}

@Module({})
class NothingModule {}

const service = defineService({ name: 'event-server', config: PlatformConfig, modules: [NothingModule], entities: [], migrations: [Initial1700000000000] });

describe('a service on a database that cannot keep or sort texts', () => {
  let fit: TestDatabase;
  let idp: TestIdentityProvider;
  let admin: pg.Client;
  const unfit = `unfit_${randomUUID().replaceAll('-', '')}`;

  beforeAll(async () => {
    idp = await testIdentityProvider();
    fit = await testDatabase({ service: 'event-server', migrations: [Initial1700000000000] });
    admin = new pg.Client({ connectionString: fit.superuserUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${unfit} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`);
  });

  afterAll(async () => {
    await admin.query(`DROP DATABASE ${unfit} WITH (FORCE)`);
    await admin.end();
    await Promise.all([idp.stop(), fit.drop()]);
  });

  const at = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const start = async (databases: Record<string, string>): Promise<void> => {
    const running = await createService(service, readConfig(PlatformConfig, { SITE_ID: randomUUID(), NATS_URL: testNats(), PUBLIC_URL: idp.url, IDENTITY_PROVIDER_URL: idp.url, LOG_LEVEL: 'silent', ...databases }));
    await running.stop();
  };

  it('[IN-07] says in one sentence which encoding is wrong, whether it migrates or not, and does not wait for it to pass', async () => {
    const refusal = 'The database is kept in SQL_ASCII: make one with the encoding UTF8.';
    await expect(start({ DATABASE_URL: at(fit.superuserUrl, unfit) })).rejects.toThrow(refusal);
    await expect(start({ DATABASE_URL: at(fit.superuserUrl, unfit), MIGRATION_DATABASE_URL: at(fit.superuserUrl, unfit) })).rejects.toThrow(refusal);
  }, 30_000);

  it('[IN-07] says in one sentence that it lacks the order of a language, until it has it', async () => {
    await start({ DATABASE_URL: fit.applicationUrl });
    await admin.query('DROP COLLATION vigie_ja');
    await expect(start({ DATABASE_URL: fit.applicationUrl })).rejects.toThrow('The database cannot sort by language (vigie_ja): migrate it with this version, on a PostgreSQL that was built with ICU.');
    await start({ DATABASE_URL: fit.applicationUrl, MIGRATION_DATABASE_URL: fit.ownerUrl });
  }, 30_000);
});
