import type { DataSourceOptions, EntitySchema } from 'typeorm';
import type { ServiceName } from '@vigie/contracts';
import type { PlatformConfig } from '../config/index.js';
import { Folding } from './folded-columns.js';
import { ServiceClient } from './service-client.js';

export type Entities = (EntitySchema | (new () => object))[];

/** What PostgreSQL lets one statement take, in milliseconds: longer work belongs in smaller steps. */
export const statementTimeoutMs = 30_000;

/**
 * How services reach their database. There is no `synchronize`: tables change by migrations only. `undefined` or
 * `null` in a `where` would silently widen it to everything, so both throw.
 */
export function dataSourceOptions(config: PlatformConfig, service: ServiceName, entities: Entities): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    entities,
    subscribers: [Folding],
    poolSize: config.databasePool,
    applicationName: `vigie-${service}`,
    connectTimeoutMS: 15_000,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: { Client: ServiceClient, statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: 2 * statementTimeoutMs, keepAlive: true },
  };
}
