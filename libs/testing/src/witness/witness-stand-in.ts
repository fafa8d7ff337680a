import type { WitnessService } from '@vigie/contracts';
import { createService, defineService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { createMessagingTables } from '@vigie/platform/persistence';
import { createWitnessTables, SealWitnessModule } from '@vigie/platform/witness';
import { testDatabase } from '../database/test-database.js';
import type { TestDatabase } from '../database/test-database.js';
import { testNats } from '../network/test-nats.js';

class WitnessOnly1700000000000 {
  async up(runner: Parameters<typeof createMessagingTables>[0]): Promise<void> {
    await createMessagingTables(runner);
    await createWitnessTables(runner);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

/** A witness of the log as the product has it, with nothing else around it, on a database of its own. */
export class WitnessStandIn {
  private constructor(readonly database: TestDatabase, private readonly begin: () => Promise<RunningService>, private running: RunningService) {}

  static async start(service: WitnessService, site: string, natsUrl = testNats()): Promise<WitnessStandIn> {
    const migrations = [WitnessOnly1700000000000];
    const database = await testDatabase({ service: `witness-${service}`, migrations });
    const definition = defineService({ name: service, config: PlatformConfig, modules: [SealWitnessModule.of(service)], entities: [], migrations });
    const config = readConfig(PlatformConfig, { SITE_ID: site, DATABASE_URL: database.applicationUrl, NATS_URL: natsUrl, LOG_LEVEL: 'silent' });
    const begin = (): Promise<RunningService> => createService(definition, config);
    return new WitnessStandIn(database, begin, await begin());
  }

  async restart(): Promise<void> {
    this.running = await this.begin();
  }

  async stop(): Promise<void> {
    await this.running.stop();
  }

  async dispose(): Promise<void> {
    await this.running.stop();
    await this.database.drop();
  }
}
