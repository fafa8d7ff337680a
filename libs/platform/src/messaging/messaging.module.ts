import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { ServiceName } from '@vigie/contracts';
import type { PlatformConfig } from '../config/index.js';
import { Database } from '../persistence/database.js';
import { Leases } from '../persistence/leases.js';
import { AskerKeys } from './asker-keys.js';
import { FactHandlers } from './fact-handlers.js';
import { FactIntake } from './fact-intake.js';
import { FactTap } from './fact-tap.js';
import { Intake } from './intake.js';
import type { FactMachinery } from './intake.js';
import { NatsLink } from './nats-link.js';
import { QuestionServer } from './question-server.js';
import { Questions } from './questions.js';
import { Relay } from './relay.js';
import { States } from './states.js';

export interface MessagingOptions {
  config: PlatformConfig;
  service: ServiceName;
}

/** Gives a service its voice and ears: `Questions`, `States`, and with a database facts through `Database.change` and `@Hears`. */
@Module({})
export class MessagingModule {
  static forRoot({ config, service }: MessagingOptions): DynamicModule {
    const { siteId: site, natsUrl, databaseUrl } = config;
    const providers: Provider[] = [
      FactHandlers,
      { provide: NatsLink, useFactory: () => NatsLink.open(natsUrl, `vigie-${service}`) },
      { provide: AskerKeys, useFactory: (states: States) => new AskerKeys(states, service), inject: [States] },
      { provide: Questions, useFactory: (link: NatsLink, keys: AskerKeys) => new Questions(link, site, service, keys), inject: [NatsLink, AskerKeys] },
      { provide: FactTap, useFactory: (link: NatsLink) => new FactTap(link, site, service), inject: [NatsLink] },
      { provide: States, useFactory: (link: NatsLink) => new States(link, site, service), inject: [NatsLink] },
      { provide: QuestionServer, useFactory: (link: NatsLink, keys: AskerKeys) => new QuestionServer(link, site, service, keys), inject: [NatsLink, AskerKeys] },
      {
        provide: Relay,
        useFactory: () => databaseUrl && new Relay({ databaseUrl, natsUrl, site, service }),
      },
      {
        provide: Intake,
        useFactory: (link: NatsLink, server: QuestionServer, states: States, handlers: FactHandlers, relay?: Relay, database?: Database) =>
          new Intake(link, server, states, handlers, relay && database && databaseUrl ? machinery(link, relay, database, databaseUrl, { site, service }) : undefined),
        inject: [NatsLink, QuestionServer, States, FactHandlers, { token: Relay, optional: true }, { token: Database, optional: true }],
      },
    ];
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule],
      providers,
      exports: [NatsLink, FactTap, Questions, States, QuestionServer, Intake, Relay],
    };
  }
}

function machinery(link: NatsLink, relay: Relay, database: Database, databaseUrl: string, of: { site: string; service: ServiceName }): FactMachinery {
  const leases = new Leases(databaseUrl, `vigie-${of.service}-leases`);
  return { database, leases, relay, facts: new FactIntake({ link, database, leases, ...of }) };
}
