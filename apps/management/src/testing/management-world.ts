import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import pg from 'pg';
import { accountCreated, accountDeleted, accountUpdated, clientCreated, wellKnown } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { createService, defineService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { createMessagingTables, Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import { Api, eventually, testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider, TokenClaims } from '@vigie/testing';
import { ManagementConfig } from '../app.config.js';
import { management } from '../app.module.js';

/** How long starting, stopping and races may take on a busy machine, in milliseconds. */
export const patience = 60_000;

class StandIn1700000000000 {
  up(runner: Parameters<typeof createMessagingTables>[0]): Promise<void> {
    return createMessagingTables(runner);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

@Module({})
class NothingModule {}

/** Tells of accounts in the identity-provider's place, and is the other service that decides on the published rights. */
const standIn = defineService({ name: 'identity-provider', config: PlatformConfig, modules: [NothingModule], entities: [], migrations: [StandIn1700000000000] });

export interface Person {
  id: string;
  name: string;
}

export interface Told {
  fact: string;
  payload: Record<string, unknown>;
}

/** The management on a database, a NATS site and keys of its own, beside another service that hears its rights. */
export class ManagementWorld {
  readonly services: RunningService[] = [];
  other: RunningService;
  admin: Api;

  private constructor(
    readonly site: string,
    readonly database: TestDatabase,
    readonly sql: pg.Client,
    readonly keys: string,
    private readonly provider: TestIdentityProvider,
    private readonly otherDatabase: TestDatabase,
  ) {}

  static async open(): Promise<ManagementWorld> {
    const [database, otherDatabase, provider, keys] = await Promise.all([
      testDatabase({ service: 'management', migrations: management.migrations }), testDatabase({ service: 'stand-in', migrations: standIn.migrations }),
      testIdentityProvider(), mkdtemp(join(tmpdir(), 'vigie-management-')),
    ]);
    const sql = new pg.Client({ connectionString: database.ownerUrl });
    // Dropping the database at the end cuts what is still connected.
    sql.on('error', () => undefined);
    await sql.connect();
    const world = new ManagementWorld(randomUUID(), database, sql, keys, provider, otherDatabase);
    await world.start();
    world.other = await createService(standIn, readConfig(PlatformConfig, world.environment(otherDatabase)));
    world.admin = world.as({ id: wellKnown.adminUser, name: 'Admin' });
    return world;
  }

  /** Starts one more copy of the service. */
  async start(environment: Record<string, string> = {}): Promise<RunningService> {
    const service = await createService(management, readConfig(ManagementConfig, {
      ...this.environment(this.database), SYSTEM_KEY_FILE: join(this.keys, 'system-key'), ...environment,
    }));
    this.services.push(service);
    return service;
  }

  as({ id, name }: Person, service = this.services[0]): Api {
    return new Api(service?.url ?? '', () => this.provider.token({ sub: id, name }));
  }

  /** A token as the identity-provider signs it. */
  token(claims: TokenClaims): Promise<string> {
    return this.provider.token(claims);
  }

  /** What the other service knows of rights. */
  get access(): AccessControl {
    return this.other.app.get(AccessControl);
  }

  /** An account as the identity-provider tells it; waits until the management knows it. */
  async account(name: string): Promise<Person> {
    const id = randomUUID();
    await this.tell((tx) => tx.tell(accountCreated, { id, name, disabled: false, builtIn: false }));
    await eventually(async () => (await this.admin.call(`/users/${id}`)).status === 200);
    return { id, name };
  }

  /** Somebody in a new role with these privileges, on everything unless told otherwise. */
  async holder(name: string, privileges: Privilege[], scope: object = { kind: 'everything' }): Promise<Person & { api: Api; role: string }> {
    const person = await this.account(name);
    const role = await this.admin.create('/roles', { name: `Role of ${name} ${person.id}`, grants: [{ effect: 'allow', privileges, scope }] });
    await this.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: person.id } });
    return { ...person, api: this.as(person), role: role.id };
  }

  camera(name: string, more: object = {}): Promise<{ id: string; name: string } & Record<string, unknown>> {
    return this.admin.create('/cameras', { name, address: `rtsp://192.0.2.20:554/${encodeURIComponent(name)}`, ...more });
  }

  tell(work: Parameters<Database['change']>[0]): Promise<unknown> {
    return this.other.app.get(Database).change(work);
  }

  renameAccount = (person: Person, changes: object): Promise<unknown> =>
    this.tell((tx) => tx.tell(accountUpdated, { ...person, disabled: false, builtIn: false, ...changes }));

  removeAccount = ({ id }: Person): Promise<unknown> => this.tell((tx) => tx.tell(accountDeleted, { id }));

  addClient = (id: string, name: string): Promise<unknown> => this.tell((tx) => tx.tell(clientCreated, { id, clientId: name, name, kind: 'integration' }));

  /** What was told so far, oldest first. */
  async told(ending = ''): Promise<Told[]> {
    const { rows } = await this.sql.query<{ subject: string; payload: string }>('SELECT subject, payload FROM outbox ORDER BY id');
    return rows.map(({ subject, payload }) => ({ fact: subject.split('.').slice(3).join('.'), payload: JSON.parse(payload) as Record<string, unknown> }))
      .filter(({ fact }) => fact.endsWith(ending));
  }

  /** Entries of the administration register. */
  async register(): Promise<Record<string, unknown>[]> {
    return (await this.told('logEntry.written.v1')).map(({ payload }) => payload).filter(({ log }) => log === 'administration');
  }

  async rows(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.sql.query<Record<string, unknown>>(query, values)).rows;
  }

  async close(): Promise<void> {
    await Promise.all([...this.services, this.other].map((service) => service.stop()));
    await this.sql.end();
    await Promise.all([this.provider.stop(), rm(this.keys, { recursive: true })]);
    await Promise.all([this.database.drop(), this.otherDatabase.drop()]);
  }

  private environment(database: TestDatabase): Record<string, string> {
    return {
      SITE_ID: this.site, DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), LOG_LEVEL: 'silent',
      PUBLIC_URL: this.provider.url, IDENTITY_PROVIDER_URL: this.provider.url,
    };
  }
}
