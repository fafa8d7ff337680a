import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ServiceName } from '@vigie/contracts';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { PlatformConfig } from '../config/index.js';
import { requireCollations, UnfitDatabase } from './collations.js';
import { dataSourceOptions } from './data-source-options.js';
import type { Entities } from './data-source-options.js';
import { Database, TELLER } from './database.js';
import type { Migrations } from './migrate.js';
import type { Teller } from './tx.js';

export interface PersistenceOptions {
  config: PlatformConfig;
  service: ServiceName;
  entities: Entities;
  /** Run by boot as the owner, never by the application's role. */
  migrations?: Migrations;
}

/** Gives a service its own database: `Database`, and repositories through `TypeOrmModule.forFeature`. */
@Module({})
export class PersistenceModule {
  static forRoot({ config, service, entities }: PersistenceOptions): DynamicModule {
    const teller: Teller = { site: config.siteId, service };
    if (!config.databaseUrl) return { module: PersistenceModule, global: true, providers: [{ provide: Database, useValue: new Database(undefined, teller) }], exports: [Database] };
    return {
      module: PersistenceModule,
      global: true,
      imports: [TypeOrmModule.forRootAsync({
        useFactory: () => ({ ...dataSourceOptions(config, service, entities), retryAttempts: 60, retryDelay: 1_000, toRetry: (error: unknown) => !(error instanceof UnfitDatabase) }),
        dataSourceFactory: (options) => openFit(options ?? dataSourceOptions(config, service, entities)),
      })],
      providers: [{ provide: TELLER, useValue: teller }, Database],
      exports: [Database, TypeOrmModule],
    };
  }
}

/** Connects, whether or not this copy migrated; throws `UnfitDatabase` where texts cannot be kept or sorted as services need it. */
async function openFit(options: DataSourceOptions): Promise<DataSource> {
  const source = await new DataSource(options).initialize();
  try {
    await requireCollations((sql, values) => source.query(sql, values));
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}
