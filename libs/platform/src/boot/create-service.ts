import 'reflect-metadata';
import type { Server } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { PlatformConfig } from '../config/index.js';
import { addressReader, fastifyAdapter, listenAtOtherLoopback, mainAddress, openApiDocument, readNetworks } from '../http/index.js';
import type { AddressReader } from '../http/index.js';
import { Intake, QuestionServer } from '../messaging/index.js';
import { runMigrations } from '../persistence/index.js';
import { logger, NestLogger } from '../telemetry/index.js';
import { PlatformModule } from './platform.module.js';
import { Readiness } from './readiness.js';
import type { ServiceDefinition } from './service-definition.js';
import { version } from './version.js';

const log = logger('boot');

/** A service that runs in this process. */
export interface RunningService {
  app: NestFastifyApplication;
  /** Where it listens, such as `http://127.0.0.1:8103`. */
  url: string;
  /** Two phases: takes nothing new, then finishes what is under way within the budget. May be called more than once. */
  stop(): Promise<void>;
}

class RootModule {}

/** Migrates as the owner of the database, where its address is known. */
export async function migrate<C extends PlatformConfig>(service: ServiceDefinition<C>, config: C): Promise<void> {
  if (config.migrationDatabaseUrl && service.migrations.length > 0) {
    await runMigrations({ ownerUrl: config.migrationDatabaseUrl, applicationUrl: config.databaseUrl, migrations: service.migrations });
  }
}

/** Starts a service: migrate, connect, load the state, listen. */
export async function createService<C extends PlatformConfig>(service: ServiceDefinition<C>, config: C): Promise<RunningService> {
  await migrate(service, config);
  const app = await makeApp(service, config, false);
  app.connectMicroservice({ strategy: app.get(QuestionServer) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  await app.listen(config.port, mainAddress(config.host));
  const other = await listenAtOtherLoopback(app.getHttpServer() as Server, config.host);
  app.get(Intake).start();
  const url = await app.getUrl();
  let stopping: Promise<void> | undefined;
  return { app, url, stop: () => (stopping ??= stop(app, config, other)) };
}

/** The OpenAPI reference of a service; needs neither database nor NATS. */
export async function describeService<C extends PlatformConfig>(service: ServiceDefinition<C>): Promise<OpenAPIObject> {
  // Nothing connects in a preview; with an address the modules are those of the running service.
  const config = Object.assign(new service.config(), { databaseUrl: 'postgres://nobody@nowhere/none' });
  const app = await makeApp(service, Object.freeze(config), true);
  return openApiDocument(app, service.name, version);
}

function makeApp<C extends PlatformConfig>(service: ServiceDefinition<C>, config: C, preview: boolean): Promise<NestFastifyApplication> {
  const root = { module: RootModule, imports: [PlatformModule.forService(service, config), ...service.modules] };
  const edge = { clientAddress: clientAddress(service, config), headersTimeoutMs: config.headersTimeoutMs, ...(preview ? {} : { certificate: service.certificate?.(config) }) };
  return NestFactory.create<NestFastifyApplication>(root, fastifyAdapter(edge), {
    bodyParser: false, preview, logger: new NestLogger(), abortOnError: false,
  });
}

/** Services are behind one hop, the gateway, which passes on one address; the gateway itself says how it reads what comes. */
const clientAddress = <C extends PlatformConfig>(service: ServiceDefinition<C>, config: C): AddressReader =>
  service.clientAddress?.(config) ?? addressReader(readNetworks(config.gatewayNetworks, 'GATEWAY_NETWORKS'), 1);

async function stop(app: NestFastifyApplication, config: PlatformConfig, other?: Server): Promise<void> {
  other?.close();
  app.get(Readiness).stop();
  const intake = app.get(Intake);
  intake.stop();
  const within = new Promise<void>((resolve) => setTimeout(resolve, config.shutdownBudgetMs).unref());
  const drained = Promise.allSettled([intake.drain(config.shutdownBudgetMs), app.close()]).then((results) => {
    for (const result of results) if (result.status === 'rejected') log.warn({ err: result.reason as unknown }, 'stopping was not clean');
  });
  await Promise.race([drained, within]);
}
