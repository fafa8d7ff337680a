import type { DynamicModule, Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { ServiceName } from '@vigie/contracts';
import type { PlatformConfig } from '../config/index.js';
import type { AddressReader, Certificate } from '../http/index.js';

/** A service as its `app.module.ts` declares it; everything else is the same in every house. */
export interface ServiceDefinition<C extends PlatformConfig = PlatformConfig> {
  name: ServiceName;
  /** The class in `app.config.ts`; injectable by itself. */
  config: new () => C;
  /** The features. */
  modules: (Type | DynamicModule)[];
  /** Tables. A service without any owns no database. */
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  /** Has the service listen with TLS; undefined: without. Throws a sentence where the certificate cannot be used. */
  certificate?(config: C): Certificate | undefined;
  /** Finds out from where a request comes; undefined: as the gateway says it. */
  clientAddress?(config: C): AddressReader;
}

export const defineService = <C extends PlatformConfig>(definition: ServiceDefinition<C>): ServiceDefinition<C> => definition;
