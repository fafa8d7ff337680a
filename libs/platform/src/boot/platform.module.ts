import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { PlatformConfig } from '../config/index.js';
import { BodyValidationPipe, ErrorsFilter } from '../http/index.js';
import { MessagingModule } from '../messaging/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { SecurityModule } from '../security/index.js';
import { SocketsModule } from '../sockets/index.js';
import { HealthController } from './health.controller.js';
import { HouseChecks } from './house-checks.js';
import { Readiness } from './readiness.js';
import type { ServiceDefinition } from './service-definition.js';

/** The house: everything a service lives in, configured for it. */
@Global()
@Module({})
export class PlatformModule {
  static forService<C extends PlatformConfig>(service: ServiceDefinition<C>, config: C): DynamicModule {
    const { name, entities, migrations } = service;
    return {
      module: PlatformModule,
      imports: [PersistenceModule.forRoot({ service: name, config, entities, migrations }), MessagingModule.forRoot({ service: name, config }), SecurityModule, SocketsModule],
      controllers: [HealthController],
      providers: [
        { provide: PlatformConfig, useValue: config },
        { provide: service.config, useValue: config },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        { provide: APP_PIPE, useClass: BodyValidationPipe },
        Readiness,
        HouseChecks,
      ],
      exports: [PlatformConfig, service.config, Readiness],
    };
  }
}
