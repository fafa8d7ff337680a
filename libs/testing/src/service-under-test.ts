import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { rightsState } from '@vigie/contracts';
import type { EntityType, FactDefinition, Privilege, QuestionDefinition, ServiceName } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService, ServiceDefinition } from '@vigie/platform/boot';
import { PlatformConfig, readConfig } from '@vigie/platform/config';
import { NatsLink, States } from '@vigie/platform/messaging';
import type { Questions } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { answersOf } from './answers/answers-of.js';
import { Api } from './api/api.js';
import type { Body, RequestOptions } from './api/api.js';
import { testDatabase } from './database/test-database.js';
import type { TestDatabase } from './database/test-database.js';
import { OtherServices } from './network/other-services.js';
import { testNats } from './network/test-nats.js';
import { HeardRights } from './rights/heard-rights.js';
import { TestRights } from './rights/test-rights.js';
import type { TestPerson } from './rights/test-rights.js';
import { testIdentityProvider } from './tokens.js';
import type { TestIdentityProvider, TokenClaims } from './tokens.js';

export interface ServiceAnswer {
  status: number;
  text: string;
  json: Body;
}

/** A fact as it was committed: its subject's end and its payload. */
export interface Told {
  fact: string;
  payload: Record<string, unknown>;
}

const insideToken = 'those-who-look-after-it';

/** A service on a database and a site of its own, with rights and facts put where the other services would put them. */
export class ServiceUnderTest {
  readonly site = randomUUID();
  /** Every copy that was started. */
  readonly services: RunningService[] = [];
  /** The copy that is spoken to unless said otherwise. */
  service: RunningService;
  database: TestDatabase;
  idp: TestIdentityProvider;
  rights: TestRights;
  /** The database as its owner. */
  sql: pg.Pool;
  protected environment: Record<string, string>;
  private link: NatsLink;
  private states: States;
  private heard: HeardRights;
  private others: OtherServices;
  private settings: Record<string, string>;
  private directory: string;

  protected constructor(private readonly definition: ServiceDefinition<PlatformConfig>) {}

  static async start<C extends PlatformConfig>(definition: ServiceDefinition<C>, environment: Record<string, string> = {}, natsUrl = testNats()): Promise<ServiceUnderTest> {
    const made = new ServiceUnderTest(definition as unknown as ServiceDefinition<PlatformConfig>);
    await made.prepare(environment, natsUrl);
    await made.rights.furnish();
    await made.boot();
    return made;
  }

  /** All that the service needs, before it starts. `settings`: of the copies that are booted. */
  protected async prepare(settings: Record<string, string>, natsUrl: string): Promise<void> {
    [this.database, this.idp, this.link, this.directory] = await Promise.all([
      testDatabase({ service: this.definition.name, migrations: this.definition.migrations }), testIdentityProvider(),
      NatsLink.open(natsUrl, 'test'), mkdtemp(join(tmpdir(), 'vigie-test-')),
    ]);
    this.sql = new pg.Pool({ connectionString: this.database.ownerUrl, max: 4 });
    // Dropping the database at the end cuts what is still connected.
    this.sql.on('error', () => undefined);
    this.states = new States(this.link, this.site, 'management');
    this.heard = new HeardRights(this.states.bucket(rightsState));
    this.rights = new TestRights(this.heard);
    this.others = new OtherServices(this.link, this.site);
    this.settings = settings;
    this.environment = {
      SITE_ID: this.site, DATABASE_URL: this.database.applicationUrl, NATS_URL: natsUrl, PUBLIC_URL: this.idp.url, IDENTITY_PROVIDER_URL: this.idp.url,
      LOG_LEVEL: 'silent', INSIDE_TOKEN: insideToken, SYSTEM_KEY_FILE: join(this.directory, 'system-key'),
    };
  }

  /** Starts the service, or starts it again on what it left behind. */
  async boot(): Promise<void> {
    this.service = await this.start(this.settings);
  }

  /** Starts one more copy of the service. Rights that are given from then on have reached it when they are given. */
  async start(environment: Record<string, string> = {}): Promise<RunningService> {
    const service = this.heard.heardBy(await createService(this.definition, readConfig(this.definition.config, { ...this.environment, ...environment })));
    this.services.push(service);
    return service;
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.sql.end();
    await this.others.close();
    await this.states.close();
    await Promise.all([this.link.close(), this.idp.stop(), this.database.drop(), rm(this.directory, { recursive: true, force: true })]);
  }

  get connection(): NatsLink['connection'] {
    return this.link.connection;
  }

  /** Somebody in a role of their own with these privileges, on these entities or on everything. */
  async person(name: string, privileges: Privilege[] | 'administrator', entities?: string[]): Promise<string> {
    const allowed = privileges === 'administrator' ? privileges : [[privileges, entities ? { kind: 'entities', ids: entities } : { kind: 'everything' }]] satisfies Parameters<TestRights['holder']>[1];
    return (await this.rights.holder(name, allowed)).id;
  }

  async entity(type: EntityType, name: string, id?: string): Promise<string> {
    return (await this.rights.entity(type, name, id)).id;
  }

  /** Tells facts as another service would. */
  tell<P extends object>(fact: FactDefinition<P>, payloads: P[], service?: ServiceName): Promise<void> {
    return this.others.tell(fact, payloads, service);
  }

  /** Tells a fact without the id by which NATS would know it again, as if it came long after. */
  republish<P extends object>(fact: FactDefinition<P>, payload: P, service?: ServiceName): Promise<void> {
    return this.others.republish(fact, payload, service);
  }

  /** Questions as another service asks them. */
  asking(service: ServiceName): Questions {
    return this.others.as(service);
  }

  /** Answers a question in another service's place; what it throws by code is what it refuses. The answer is how to stop. */
  answers<Q extends object, A extends object>(question: QuestionDefinition<Q, A>, answer: (request: Q, caller?: Caller) => A): () => void {
    return this.others.answer(question, answer);
  }

  /** The API as this person, through a copy of the service (the first unless said). */
  as({ id, name }: TestPerson, service = this.service): Api {
    return this.with(() => this.token({ sub: id, name }), service);
  }

  /** The API without a token. */
  anonymous(service = this.service): Api {
    return this.with(() => Promise.resolve(''), service);
  }

  /** The API with a token of one's own. */
  with(token: () => Promise<string>, service = this.service): Api {
    return new Api(service.url, token, answersOf(this.definition, service.app));
  }

  /** A token as the identity-provider signs it. */
  token(claims: TokenClaims): Promise<string> {
    return this.idp.token(claims);
  }

  async call(user: string | null, path: string, options: RequestOptions = {}): Promise<ServiceAnswer> {
    const api = user === null ? this.anonymous() : this.as({ id: user, name: 'Test' });
    const { status, bytes, body } = await api.call(path, options);
    return { status, text: bytes.toString(), json: body };
  }

  /** What a copy of the service measures of itself. */
  async figures(service = this.service): Promise<string> {
    return (await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${insideToken}` } })).text();
  }

  /** What was told so far, oldest first; by the end of the facts' names. */
  async told(ending = ''): Promise<Told[]> {
    const { rows } = await this.sql.query<{ subject: string; payload: string }>('SELECT subject, payload FROM outbox ORDER BY id');
    return rows.map(({ subject, payload }) => ({ fact: subject.split('.').slice(3).join('.'), payload: JSON.parse(payload) as Record<string, unknown> }))
      .filter(({ fact }) => fact.endsWith(ending));
  }

  /** Operations that the log-server hears of, oldest first. */
  async logged(): Promise<string[]> {
    return (await this.told('logEntry.written.v1')).map(({ payload }) => String(payload.operation));
  }

  /** What is in the service's own database. */
  async rows(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.sql.query<Record<string, unknown>>(query, values)).rows;
  }
}
