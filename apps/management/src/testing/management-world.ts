import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { accountCreated, accountDeleted, accountUpdated, clientCreated, wellKnown } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { createService, defineService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { AccessControl } from '@vigie/platform/security';
import { eventually, ServiceUnderTest, testNats } from '@vigie/testing';
import type { Api, TestPerson } from '@vigie/testing';
import { management } from '../app.module.js';

/** How long starting, stopping and races may take on a busy machine, in milliseconds. */
export const patience = 60_000;

@Module({})
class NothingModule {}

/** The other service, which decides on the published rights. */
const standIn = defineService({ name: 'identity-provider', config: PlatformConfig, modules: [NothingModule], entities: [], migrations: [] });

/** The management beside another service that hears its rights; accounts are told of in the identity-provider's place. */
export class ManagementWorld extends ServiceUnderTest {
  other: RunningService;
  admin: Api;

  static async open(settings: Record<string, string> = {}): Promise<ManagementWorld> {
    const world = new ManagementWorld(management);
    await world.prepare(settings, testNats());
    await world.boot();
    const { DATABASE_URL: _, ...environment } = world.environment;
    world.other = await createService(standIn, readConfig(PlatformConfig, environment));
    world.admin = world.as({ id: wellKnown.adminUser, name: 'Admin' });
    return world;
  }

  /** What the other service knows of rights. */
  get access(): AccessControl {
    return this.other.app.get(AccessControl);
  }

  /** An account as the identity-provider tells it; waits until the management knows it. */
  async account(name: string): Promise<TestPerson> {
    const id = randomUUID();
    await this.tell(accountCreated, [{ id, name, disabled: false, builtIn: false }]);
    await eventually(async () => (await this.admin.call(`/users/${id}`)).status === 200);
    return { id, name };
  }

  /** Somebody in a new role with these privileges, on everything unless told otherwise. */
  async holder(name: string, privileges: Privilege[], scope: object = { kind: 'everything' }): Promise<TestPerson & { api: Api; role: string }> {
    const person = await this.account(name);
    const role = await this.admin.create('/roles', { name: `Role of ${name} ${person.id}`, grants: [{ effect: 'allow', privileges, scope }] });
    await this.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: person.id } });
    return { ...person, api: this.as(person), role: role.id };
  }

  camera(name: string, more: object = {}): Promise<{ id: string; name: string } & Record<string, unknown>> {
    return this.admin.create('/cameras', { name, address: `rtsp://192.0.2.20:554/${encodeURIComponent(name)}`, ...more });
  }

  renameAccount = ({ id, name }: TestPerson, changes: object): Promise<void> => this.tell(accountUpdated, [{ id, name, disabled: false, builtIn: false, ...changes }]);

  removeAccount = ({ id }: TestPerson): Promise<void> => this.tell(accountDeleted, [{ id }]);

  addClient = (id: string, name: string): Promise<void> => this.tell(clientCreated, [{ id, clientId: name, name, kind: 'integration' }]);

  /** Entries of the administration register. */
  async register(): Promise<Record<string, unknown>[]> {
    return (await this.told('logEntry.written.v1')).map(({ payload }) => payload).filter(({ log }) => log === 'administration');
  }

  async close(): Promise<void> {
    await this.other.stop();
    await this.stop();
  }
}
