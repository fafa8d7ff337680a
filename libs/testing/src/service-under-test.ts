import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rightsKey, rightsState, wellKnown } from '@vigie/contracts';
import type { EntityType, FactDefinition, Privilege, RightsDocument, ServiceName } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService, ServiceDefinition } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import { encodeFact, NatsLink, States } from '@vigie/platform/messaging';
import { testDatabase } from './database/test-database.js';
import type { TestDatabase } from './database/test-database.js';
import { testNats } from './network/test-nats.js';
import { eventually } from './time/eventually.js';
import { testIdentityProvider } from './tokens.js';
import type { TestIdentityProvider } from './tokens.js';

export interface ServiceAnswer {
  status: number;
  text: string;
  json: { array: Record<string, unknown>[]; cursor?: string; data: Record<string, unknown>; result: Record<string, unknown>; error?: { details: { errorTextId: string; errorText: string }[] } };
}

/** A service on a database and a site of its own, with rights and facts put where the other services would put them. */
export class ServiceUnderTest {
  readonly site = randomUUID();
  service: RunningService;
  database: TestDatabase;
  idp: TestIdentityProvider;
  private link: NatsLink;
  private states: States;
  private told = 0;
  private environment: Record<string, string>;

  private constructor(private readonly definition: ServiceDefinition<PlatformConfig>) {}

  static async start<C extends PlatformConfig>(definition: ServiceDefinition<C>, environment: Record<string, string> = {}, natsUrl = testNats()): Promise<ServiceUnderTest> {
    const made = new ServiceUnderTest(definition as unknown as ServiceDefinition<PlatformConfig>);
    made.database = await testDatabase({ service: definition.name, migrations: definition.migrations });
    made.idp = await testIdentityProvider();
    made.link = await NatsLink.open(natsUrl, 'test');
    made.states = new States(made.link, made.site, 'management', 1);
    made.environment = {
      SITE_ID: made.site, DATABASE_URL: made.database.applicationUrl, NATS_URL: natsUrl, PUBLIC_URL: made.idp.url, IDENTITY_PROVIDER_URL: made.idp.url,
      LOG_LEVEL: 'silent', SYSTEM_KEY_FILE: join(tmpdir(), `vigie-test-${randomUUID()}`, 'system-key'), ...environment,
    };
    await made.boot();
    return made;
  }

  async boot(): Promise<void> {
    this.service = await createService(this.definition, readConfig(this.definition.config, this.environment));
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.states.close();
    await this.link.close();
    await this.idp.stop();
    await this.database.drop();
  }

  rights(key: string, document: RightsDocument): Promise<void> {
    return this.states.bucket(rightsState).put(key, document);
  }

  /** Somebody in a role of their own with these privileges, on these entities or on everything. */
  async person(name: string, privileges: Privilege[] | 'administrator', entities?: string[]): Promise<string> {
    const [id, role] = [randomUUID(), randomUUID()];
    const grants = privileges === 'administrator' ? [] : [{
      id: randomUUID(), effect: 'allow' as const, privileges, scope: entities ? { kind: 'entities' as const, ids: entities } : { kind: 'everything' as const },
    }];
    await this.rights(rightsKey.role(role), { kind: 'role', role: { id: role, name: `role of ${name}`, administrators: privileges === 'administrator', grants } });
    await this.rights(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind: 'user', level: 254, roles: [role], partitions: [wellKnown.rootPartition] } });
    return id;
  }

  async entity(type: EntityType, name: string, id: string = randomUUID()): Promise<string> {
    await this.rights(rightsKey.entity({ type, id }), { kind: 'entity', entity: { type, id, name, partitions: [wellKnown.rootPartition], deviceGroups: [] } });
    return id;
  }

  /** Tells facts as another service would. */
  async tell<P extends object>(fact: FactDefinition<P>, payloads: P[], service: ServiceName = fact.service as ServiceName): Promise<void> {
    await Promise.all(payloads.map((payload) => {
      const row = this.row(fact, payload, service);
      // Until the service has made the stream, nobody takes it.
      return eventually(() => this.link.js.publish(row.subject, encodeFact(row), { msgID: row.message_id }));
    }));
  }

  /** Tells a fact without the id by which NATS would know it again, as if it came long after. */
  async republish<P extends object>(fact: FactDefinition<P>, payload: P, service: ServiceName = fact.service as ServiceName): Promise<void> {
    const row = this.row(fact, payload, service);
    await this.link.js.publish(row.subject, encodeFact(row));
  }

  private row<P extends object>(fact: FactDefinition<P>, payload: P, service: ServiceName): Parameters<typeof encodeFact>[0] {
    this.told += 1;
    const id = 'id' in payload && fact.service === '*' ? String(payload.id) : randomUUID();
    return { id: String(this.told), message_id: id, subject: fact.subject(this.site, service), type: fact.type(service), payload: JSON.stringify(payload), traceparent: null, created_at: new Date() };
  }

  /** Looks into the service's own database as the application does. */
  rows(sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.service.app.get(Database).read.query(sql, parameters);
  }

  async call(user: string | null, path: string, options: { method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<ServiceAnswer> {
    const authorization: Record<string, string> = user === null ? {} : { Authorization: `Bearer ${await this.idp.token({ sub: user, name: 'Test' })}` };
    const response = await fetch(`${this.service.url}/api/rest/v1${path}`, {
      method: options.method ?? 'GET', headers: { ...authorization, ...options.headers }, body: options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    const text = await response.text();
    return { status: response.status, text, json: JSON.parse(text || '{}') as ServiceAnswer['json'] };
  }
}
