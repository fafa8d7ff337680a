import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ServiceName } from '@vigie/contracts';
import type { PlatformConfig } from '../config/index.js';
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
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(config, service, entities), retryAttempts: 60, retryDelay: 1_000 })],
      providers: [{ provide: TELLER, useValue: teller }, Database],
      exports: [Database, TypeOrmModule],
    };
  }
}
