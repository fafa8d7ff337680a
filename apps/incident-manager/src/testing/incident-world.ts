import { connect } from '@nats-io/transport-node';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { recordingsFind, wellKnown } from '@vigie/contracts';
import type { QuestionDefinition, RecordingsFindReply, RecordingsFindRequest } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import { callerHeader, decodeCaller } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Api, testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider } from '@vigie/testing';
import { IncidentConfig } from '../app.config.js';
import { incidentManager } from '../app.module.js';
import { operatorPrivileges, TestRights } from './rights.js';
import type { TestPerson } from './rights.js';

/** How long starting, stopping and races may take on a busy machine, in milliseconds. */
export const patience = 60_000;

/** A fact as it was committed: its subject's end and its payload. */
export interface Told {
  fact: string;
  payload: Record<string, unknown>;
}

/** The incident-manager on a database and rights of its own, with an administrator, an operator and two cameras. */
export class IncidentWorld {
  readonly services: RunningService[] = [];
  gate: { id: string; name: string };
  vault: { id: string; name: string };
  admin: Api;
  /** May do all with incidents and play back `gate`, not `vault`. */
  operator: Api;
  operatorPerson: TestPerson;

  private constructor(
    readonly site: string,
    readonly database: TestDatabase,
    readonly rights: TestRights,
    readonly sql: pg.Client,
    private readonly provider: TestIdentityProvider,
    private readonly nats: { connection: NatsConnection; url: string },
  ) {}

  get connection(): NatsConnection {
    return this.nats.connection;
  }

  /** `natsUrl`: a server of one's own, to be stopped; `environment`: settings of the first copy. */
  static async open(environment: Record<string, string> = {}, natsUrl = testNats()): Promise<IncidentWorld> {
    const site = randomUUID();
    const [database, provider, connection] = await Promise.all([
      testDatabase({ service: 'incident-manager', migrations: incidentManager.migrations }), testIdentityProvider(), connect({ servers: natsUrl, maxReconnectAttempts: -1, reconnectTimeWait: 50 }),
    ]);
    const sql = new pg.Client({ connectionString: database.ownerUrl });
    // Dropping the database at the end cuts what is still connected.
    sql.on('error', () => undefined);
    await sql.connect();
    const world = new IncidentWorld(site, database, await TestRights.open(connection, site), sql, provider, { connection, url: natsUrl });
    world.gate = await world.rights.camera('Gate');
    world.vault = await world.rights.camera('Vault');
    world.operatorPerson = await world.rights.person('Olga Operator', operatorPrivileges, [world.gate]);
    await world.start(environment);
    world.admin = world.as({ id: wellKnown.adminUser, name: 'Admin' });
    world.operator = world.as(world.operatorPerson);
    return world;
  }

  /** Starts one more copy of the service. */
  async start(environment: Record<string, string> = {}): Promise<RunningService> {
    const config = readConfig(IncidentConfig, {
      SITE_ID: this.site, DATABASE_URL: this.database.applicationUrl, NATS_URL: this.nats.url, LOG_LEVEL: 'silent', SYSTEM_KEY_FILE: join(tmpdir(), `vigie-test-${this.site}`, 'system-key'),
      PUBLIC_URL: this.provider.url, IDENTITY_PROVIDER_URL: this.provider.url, ...environment,
    });
    const service = await createService(incidentManager, config);
    this.services.push(service);
    return service;
  }

  /** The API as this person, through a copy of the service (the first unless said). */
  as({ id, name }: TestPerson, service = this.services[0]): Api {
    return new Api(service?.url ?? '', () => this.provider.token({ sub: id, name }));
  }

  /** Answers what is recorded in the recording-server's place. */
  records(answer: (request: RecordingsFindRequest) => RecordingsFindReply): () => void {
    return this.answers(recordingsFind, answer);
  }

  /** Answers a question in another service's place; what it throws by code is what it refuses. The answer is how to stop. */
  answers<Q extends object, A extends object>(question: QuestionDefinition<Q, A>, answer: (request: Q, caller?: Caller) => A): () => void {
    const reply = (message: Msg): object => {
      try {
        return { data: answer(message.json<Q>(), decodeCaller(message.headers?.get(callerHeader))) };
      } catch (error) {
        return errorEnvelope(asVigieError(error), 'en');
      }
    };
    const subscription = this.connection.subscribe(question.subject(this.site), { callback: (_, message) => void message.respond(JSON.stringify(reply(message))) });
    return () => subscription.unsubscribe();
  }

  /** What was told so far, oldest first. */
  async told(): Promise<Told[]> {
    const { rows } = await this.sql.query<{ subject: string; payload: string }>('SELECT subject, payload FROM outbox ORDER BY id');
    return rows.map(({ subject, payload }) => ({ fact: subject.split('.').slice(3).join('.'), payload: JSON.parse(payload) as Record<string, unknown> }));
  }

  /** Operations that the log-server hears of, oldest first. */
  async logged(): Promise<string[]> {
    return (await this.told()).filter(({ fact }) => fact.endsWith('logEntry.written.v1')).map(({ payload }) => String(payload.operation));
  }

  async rows(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.sql.query<Record<string, unknown>>(query, values)).rows;
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.sql.end();
    await Promise.all([this.connection.close(), this.provider.stop()]);
    await this.database.drop();
  }
}
