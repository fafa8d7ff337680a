import { Module } from '@nestjs/common';
import { cameraDeleted, cameraUpdated, rightsState } from '@vigie/contracts';
import type { CameraFact, Privilege, ServiceName } from '@vigie/contracts';
import { createService, defineService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { NatsLink, States } from '@vigie/platform/messaging';
import type { Questions } from '@vigie/platform/messaging';
import { createMessagingTables, Database } from '@vigie/platform/persistence';
import { testDatabase } from '../database/test-database.js';
import { OtherServices } from '../network/other-services.js';
import { testNats } from '../network/test-nats.js';
import { HeardRights } from '../rights/heard-rights.js';
import { TestRights } from '../rights/test-rights.js';
import { FakeManagementMessages, FakeRegister } from './fake-management.messages.js';

/** What migrations are given. */
type Runner = Parameters<typeof createMessagingTables>[0];

class StandIn1700000000000 {
  up(runner: Runner): Promise<void> {
    return createMessagingTables(runner);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

@Module({ controllers: [FakeManagementMessages], providers: [FakeRegister] })
class FakeManagementModule {}

const service = defineService({ name: 'management', config: PlatformConfig, modules: [FakeManagementModule], entities: [], migrations: [StandIn1700000000000] });

/** Stands in for management: cameras, rights and media tickets, over the real NATS. */
export interface FakeManagement {
  /** The same service: until it is stopped, giving and taking rights waits until it has heard of it. */
  heardBy(service: RunningService): RunningService;
  /** Adds or changes a camera: tells the fact and publishes what rights are decided on. */
  putCamera(camera: CameraFact): Promise<void>;
  deleteCamera(id: string): Promise<void>;
  /** Makes a camera of a child site known, as far as rights go. */
  putChildCamera(id: string, site: { id: string; name: string }): Promise<void>;
  setCredentials(camera: string, user: string, password: string): void;
  /** Gives a user exactly these rights on everything. No privileges: takes them away. */
  allow(user: string, privileges: Privilege[]): Promise<void>;
  /** A ticket as management would have pushed it. */
  ticket(user: string, camera: string, verb: 'live' | 'playback' | 'export', forMs?: number): Promise<string>;
  /** Questions as another service asks them. */
  asking(service: ServiceName): Questions;
  stop(): Promise<void>;
}

export async function fakeManagement(siteId: string): Promise<FakeManagement> {
  const database = await testDatabase({ service: service.name, migrations: service.migrations });
  const running = await createService(service, readConfig(PlatformConfig, { SITE_ID: siteId, DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), LOG_LEVEL: 'silent' }));
  const register = running.app.get(FakeRegister);
  const heard = new HeardRights(running.app.get(States).bucket(rightsState));
  const rights = new TestRights(heard);
  await rights.furnish();
  const others = new OtherServices(running.app.get(NatsLink), siteId);
  return {
    heardBy: (service) => heard.heardBy(service),
    async putCamera(camera) {
      register.cameras.set(camera.id, camera);
      await rights.entity('cameras', camera.name, camera.id);
      await running.app.get(Database).change((tx) => tx.tell(cameraUpdated, camera));
    },
    async deleteCamera(id) {
      const name = register.cameras.get(id)?.name ?? '';
      register.cameras.delete(id);
      await running.app.get(Database).change((tx) => tx.tell(cameraDeleted, { id, name }));
    },
    async putChildCamera(id, site) {
      await rights.entity('childSites', site.name, site.id);
      await rights.childCamera('Of a child', site, id);
    },
    setCredentials: (camera, user, password) => void register.credentials.set(camera, { user, password }),
    async allow(user, privileges) {
      await rights.holder(user, privileges.length > 0 ? [[privileges, { kind: 'everything' }]] : [], user);
    },
    ticket: async (user, camera, verb, forMs) => (await register.issue({ id: user, name: user, kind: 'user' }, camera, verb, forMs)).ticket,
    asking: (service) => others.as(service),
    async stop() {
      await others.close();
      await running.stop();
      await database.drop();
    },
  };
}
