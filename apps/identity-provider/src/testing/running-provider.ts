import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rightsState, wellKnown } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { NatsLink, States } from '@vigie/platform/messaging';
import { Database } from '@vigie/platform/persistence';
import { answersOf, checkedFetch, freePort, HeardRights, testDatabase, TestRights, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { IdentityConfig } from '../app.config.js';
import { identityProvider } from '../app.module.js';

interface OutboxRow {
  subject: string;
  payload: string;
}

/** An identity-provider on real PostgreSQL and NATS, at an address of its own. */
export class RunningProvider {
  private constructor(
    readonly origin: string,
    readonly directory: string,
    private readonly environment: Record<string, string>,
    private readonly storage: TestDatabase,
    private running: RunningService,
  ) {}

  static async start(): Promise<RunningProvider> {
    const storage = await testDatabase({ service: 'identity-provider', migrations: identityProvider.migrations });
    const directory = await mkdtemp(join(tmpdir(), 'vigie-identity-'));
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const environment = {
      SITE_ID: randomUUID(), PORT: String(port), PUBLIC_URL: origin, IDENTITY_PROVIDER_URL: origin, DATABASE_URL: storage.applicationUrl, NATS_URL: testNats(),
      ADMIN_PASSWORD_FILE: join(directory, 'admin-password'), CLI_CLIENT_SECRET_FILE: join(directory, 'cli-secret'), SYSTEM_KEY_FILE: join(directory, 'system-key'),
    };
    const provider = new RunningProvider(origin, directory, environment, storage, await launch(environment));
    await provider.grantAdministration();
    return provider;
  }

  /** Another copy of the same service, on a port of its own. */
  async copy(): Promise<RunningService> {
    return launch({ ...this.environment, PORT: String(await freePort()) });
  }

  /** Ends the service and starts it again on what it left behind. */
  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await launch(this.environment);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.storage.drop();
    await rm(this.directory, { recursive: true });
  }

  get<T>(type: { prototype: T }): T {
    return this.running.app.get(type as never, { strict: false });
  }

  get app(): RunningService['app'] {
    return this.running.app;
  }

  get site(): string {
    return this.environment.SITE_ID ?? '';
  }

  /** Asks the API with a token of one's own; the answer is held against the reference. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return checkedFetch(answersOf(identityProvider, this.running.app), `${this.origin}/api/rest/v1/${path}`, init);
  }

  read(file: 'admin-password' | 'cli-secret'): Promise<string> {
    return readFile(join(this.directory, file), 'utf8').then((text) => text.trim());
  }

  query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.get(Database).read.query(sql, parameters);
  }

  /** Facts told so far, by the end of their subject such as `account.created.v1`. */
  async facts<T = Record<string, unknown>>(suffix: string): Promise<T[]> {
    const rows = await this.query<OutboxRow>('SELECT subject, payload FROM outbox WHERE subject LIKE $1 ORDER BY id', [`%.${suffix}`]);
    return rows.map(({ payload }) => JSON.parse(payload) as T);
  }

  async entries(operation: string): Promise<LogEntryWritten[]> {
    return (await this.facts<LogEntryWritten>('logEntry.written.v1')).filter((entry) => entry.operation === operation);
  }

  /** Publishes the rights that management would: Admin and the command line administer, others hold what is given. */
  async grantAdministration(others: { id: string; name: string }[] = []): Promise<void> {
    await this.publish(async (rights) => {
      await rights.furnish();
      await rights.principal({ id: wellKnown.commandLineClient, name: 'Command line' }, [wellKnown.administratorsRole], { kind: 'client', level: 1 });
      for (const one of others) await rights.empty(one);
    });
  }

  /** Publishes rights in management's place; they are known here when this resolves. */
  async publish(work: (rights: TestRights) => Promise<unknown>): Promise<void> {
    const states = new States(this.get(NatsLink), this.site, 'management');
    const heard = new HeardRights(states.bucket(rightsState));
    heard.heardBy(this.running);
    await work(new TestRights(heard));
    await states.close();
  }
}

const launch = (environment: Record<string, string>): Promise<RunningService> =>
  createService(identityProvider, readConfig(IdentityConfig, environment));
