import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rightsState, wellKnown } from '@vigie/contracts';
import { NatsLink, States } from '@vigie/platform/messaging';
import { ServiceClient } from '@vigie/platform/persistence';
import { freePort, testIdentityProvider, TestRights } from '@vigie/testing';
import type { TestIdentityProvider } from '@vigie/testing';
import { workspaceRoot } from '../../installation/paths.js';
import { boundToLauncher } from '../../launcher/servers/run-as.js';
import { startBenchServers } from '../bench-servers.js';
import type { BenchServers } from '../bench-servers.js';
import { endChild } from '../end-child.js';
import { HttpClient } from './http-client.js';

/** The incident-manager in a process of its own, on servers of its own, and somebody who may do all. */
export class IncidentSite {
  readonly site = randomUUID();
  readonly person = { id: randomUUID(), name: 'Bench' };
  http: HttpClient;
  /** Runs SQL that it is sent. */
  bareHttp: HttpClient;
  sql: ServiceClient;
  private service?: ChildProcess;
  private bareServer?: ChildProcess;
  private environment: Record<string, string>;

  private constructor(
    private readonly servers: BenchServers, private readonly provider: TestIdentityProvider, private readonly link: NatsLink, private readonly keys: string,
  ) {}

  static async start(): Promise<IncidentSite> {
    const [servers, provider] = await Promise.all([startBenchServers(), testIdentityProvider()]);
    const made = new IncidentSite(servers, provider, await NatsLink.open(servers.natsUrl, 'bench'), mkdtempSync(join(tmpdir(), 'vigie-bench-key-')));
    await made.giveRights();
    const url = await servers.database('incidents');
    const port = await freePort();
    made.environment = {
      SITE_ID: made.site, PORT: String(port), DATABASE_URL: url, MIGRATION_DATABASE_URL: url, NATS_URL: servers.natsUrl, SYSTEM_KEY_FILE: join(made.keys, 'system-key'),
      PUBLIC_URL: provider.url, IDENTITY_PROVIDER_URL: provider.url, EXPIRY_INTERVAL_MS: '1000', LOG_LEVEL: 'error', ...(process.env.PATH ? { PATH: process.env.PATH } : {}),
    };
    const token = await provider.token({ sub: made.person.id, name: made.person.name, expiresIn: 86_400 });
    made.http = new HttpClient(port, token);
    // As services connect, so that both sides of a comparison have the same settings.
    made.sql = new ServiceClient({ connectionString: url, application_name: 'bench' });
    await made.sql.connect();
    made.bareServer = fork(new URL('./bare-http.js', import.meta.url), { env: { ...process.env, DATABASE_URL: url } });
    made.bareHttp = new HttpClient(await new Promise<number>((resolve) => made.bareServer?.once('message', (answer) => resolve(Number(answer)))), token);
    await made.boot();
    return made;
  }

  async stop(): Promise<void> {
    this.http.close();
    this.bareHttp.close();
    this.bareServer?.disconnect();
    if (this.service) await endChild(this.service);
    await this.sql.end();
    await this.link.close();
    await this.provider.stop();
    await this.servers.stop();
    rmSync(this.keys, { recursive: true, force: true });
  }

  private async boot(): Promise<void> {
    const [program = '', ...args] = [...boundToLauncher('SIGTERM'), process.execPath, join(workspaceRoot, 'apps/incident-manager/dist/main.js')];
    this.service = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: this.environment });
    for (const deadline = Date.now() + 60_000; ; await pause(100)) {
      if (await this.http.get('/api/rest/v1/incidentProjects').then(({ status }) => status === 200, () => false)) return;
      if (Date.now() > deadline || this.service.exitCode !== null) throw new Error('the incident-manager did not start');
    }
  }

  private async giveRights(): Promise<void> {
    const states = new States(this.link, this.site, 'management');
    const rights = new TestRights(states.bucket(rightsState));
    await rights.furnish();
    await rights.principal(this.person, [wellKnown.administratorsRole], { level: 1 });
    await states.close();
  }
}
