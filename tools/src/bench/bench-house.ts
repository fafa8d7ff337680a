import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ServiceName } from '@vigie/contracts';
import { PlatformConfig } from '@vigie/platform/config';
import { Intake, MessagingModule } from '@vigie/platform/messaging';
import { createMessagingTables, Database, PersistenceModule, runMigrations } from '@vigie/platform/persistence';
import type { Migrations } from '@vigie/platform/persistence';
import { setLogLevel } from '@vigie/platform/telemetry';

/** The tables of a benchmark: those of messaging, and things with their activity to change. */
export class BenchTables1700000000000 {
  readonly name = 'BenchTables1700000000000';

  async up(runner: Parameters<typeof createMessagingTables>[0]): Promise<void> {
    await createMessagingTables(runner);
    await runner.query('CREATE TABLE thing (id int PRIMARY KEY, version int NOT NULL, description text NOT NULL) WITH (fillfactor = 50)');
    await runner.query("INSERT INTO thing SELECT number, 0, '' FROM generate_series(0, 31) AS number");
    await runner.query('CREATE TABLE activity (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thing int NOT NULL, name text NOT NULL, description text NOT NULL)');
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

@Module({})
class BenchModule {}

/** A service with nothing but persistence and messaging, in this process. */
export async function benchHouse(options: {
  service: ServiceName; databaseUrl: string; natsUrl: string; site?: string; inhabitants?: Type[]; migrations?: Migrations;
}): Promise<{ app: INestApplicationContext; database: Database; site: string }> {
  const { service, databaseUrl, natsUrl, site = randomUUID(), inhabitants = [], migrations = [BenchTables1700000000000] } = options;
  setLogLevel('error');
  await runMigrations({ ownerUrl: databaseUrl, migrations });
  const config = Object.assign(new PlatformConfig(), { siteId: site, natsUrl, databaseUrl, databasePool: 32 });
  const app = await NestFactory.createApplicationContext({
    module: BenchModule,
    imports: [PersistenceModule.forRoot({ config, service, entities: [] }), MessagingModule.forRoot({ config, service })],
    providers: inhabitants,
  }, { logger: false, abortOnError: false });
  app.get(Intake).start();
  return { app, database: app.get(Database), site };
}
