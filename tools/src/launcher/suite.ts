import { join } from 'node:path';
import { services, type ServiceName } from '@vigie/contracts';
import { DataFolder } from '../installation/data-folder.js';
import { RunFile } from '../installation/run-file.js';
import { isRunning, startOf } from '../installation/running.js';
import { Secrets } from '../installation/secrets.js';
import { messageOf, Problem } from '../problem.js';
import { Patience } from './patience/patience.js';
import { within } from './patience/within.js';
import { answersHttp } from './process/answers.js';
import { Family } from './process/family.js';
import { freePort, isFree } from './process/free-port.js';
import { step } from './progress.js';
import { cameraProgram } from './sample/cameras.js';
import { configureSamples } from './sample/configure-samples.js';
import { sampleCameras } from './sample/sample-site.js';
import { ensureDatabases, type ServiceDatabase, waitForPostgres } from './servers/databases.js';
import { natsProgram, natsServer, natsUrlOf, waitForNats } from './servers/nats.js';
import { provisionerUser } from './servers/nats-accounts.js';
import { postgresProgram } from './servers/postgres.js';
import { postgresBinaries } from './servers/postgres-binaries.js';
import { environmentOf } from './services/environment.js';
import { provisionerProgram } from './services/provisioner.js';
import { waitUntilReady } from './services/ready.js';
import { reason } from './services/reason.js';
import { serviceMain } from './services/service-main.js';
import type { Settings } from './settings.js';

const withDatabase = services.filter((service) => service !== 'api-gateway');

/** One process of a service; the first copy has the service's name. */
interface Copy {
  service: ServiceName;
  name: string;
  port: number;
}

/** Everything that runs, started and stopped in its order. */
export class Suite {
  private readonly runFile: RunFile;
  private readonly secrets: Secrets;
  private readonly family: Family;
  private readonly folder: DataFolder;
  private readonly patience: Patience;
  /** Fulfilled when `stop` has done its work. */
  readonly stopped: Promise<void>;
  private hasStopped: () => void = () => undefined;
  private claimed = false;
  private begun = false;
  private ready = false;

  constructor(private readonly settings: Settings) {
    this.stopped = new Promise((resolve) => { this.hasStopped = resolve; });
    this.folder = new DataFolder(settings.paths);
    this.patience = new Patience(settings.patienceMs);
    this.runFile = new RunFile(settings.paths.runFile());
    this.secrets = new Secrets(settings.paths);
    this.family = new Family(this.runFile, (line) => { if (this.ready) console.log(line); });
  }

  get url(): string {
    return this.settings.publicUrl;
  }

  /** Returns Admin's one-time password while it still is one. */
  async start(): Promise<{ adminPassword?: string }> {
    await this.claim();
    const [databases] = await Promise.all([step('Database', () => this.startPostgres()), step('Messaging', () => this.startNats())]);
    this.begun = true;
    this.startProvisioner();
    await this.startCameras();
    await this.patiently(() => step('Services', () => this.startServices(databases)));
    if (!this.settings.empty) await step('Sample configuration', () => configureSamples(this.settings.paths, this.runFile));
    this.ready = true;
    this.runFile.change((document) => { document.ready = new Date().toISOString(); });
    return { adminPassword: this.secrets.adminPassword() };
  }

  /** Ends everything within ten seconds: services first, then what they stand on. A start that was refused leaves nothing behind. */
  async stop(): Promise<void> {
    const isServer = (name: string): boolean => name === 'postgres' || name === 'nats-server';
    await this.family.stop((name) => !isServer(name), 6_000);
    await this.family.stop(isServer, 3_000);
    if (!this.claimed) return this.hasStopped();
    this.runFile.change((document) => { delete document.launcher; delete document.ready; });
    if (!this.begun) this.folder.undo();
    this.hasStopped();
  }

  /** Makes sure that nobody else uses these data or this port. */
  private async claim(): Promise<void> {
    const { host, port, paths, publicUrl } = this.settings;
    const other = this.runFile.content.launcher;
    if (other && other.pid !== process.pid && isRunning(other)) throw new Problem(`Vigie already runs with the data in ${paths.root} (process ${other.pid}); stop it first, or set VIGIE_DATA to another folder.`);
    await this.family.endLeftovers();
    const free = await isFree(port, host).catch((error: unknown) => { throw new Problem(`Vigie cannot listen on ${host}, port ${port}: ${messageOf(error)}.`); });
    if (!free) throw new Problem(`Port ${port} on ${host} is in use; free it, or choose another with VIGIE_PORT.`);
    await this.checkServers();
    this.folder.make();
    this.claimed = true;
    this.runFile.change((document) => {
      document.url = publicUrl;
      document.siteId = this.secrets.site();
      delete document.ready;
      document.launcher = { pid: process.pid, mark: 'node', started: startOf(process.pid) };
      document.processes['api-gateway'] = { port };
    });
    this.secrets.systemKey();
    this.secrets.commandLine();
  }

  /** Servers of one's own that are not there are a reason to refuse before anything is made; so are programs that are missing. */
  private async checkServers(): Promise<void> {
    const { databaseUrl, natsUrl } = this.settings;
    if (databaseUrl) await waitForPostgres(databaseUrl, () => undefined, within(5_000));
    else postgresBinaries();
    if (natsUrl) await waitForNats(natsUrl, () => undefined, within(5_000));
    else natsServer();
  }

  private async startPostgres(): Promise<Map<string, ServiceDatabase>> {
    const given = this.settings.databaseUrl;
    if (given) return ensureDatabases(given, withDatabase, this.secrets);
    const { program, url } = postgresProgram(this.settings.paths, await this.portOf('postgres'), this.secrets.of('database', 'superuser'));
    const server = this.family.start(program);
    this.patience.add(server);
    // Processes of a server that was killed take a moment to notice; until then nobody else gets their memory.
    const isTaken = (): boolean => server.lastWords.includes('pre-existing shared memory block') && server.failures < 20;
    await waitForPostgres(url, () => (server.failures > 2 && !isTaken() ? `PostgreSQL does not start on ${this.settings.paths.postgres()}: ${reason(server.lastWords) ?? 'it said nothing.'}` : undefined), () => this.patience.isOver);
    return ensureDatabases(url, withDatabase, this.secrets);
  }

  private async startNats(): Promise<void> {
    if (this.settings.natsUrl) return;
    const port = await this.portOf('nats-server');
    const server = this.family.start(natsProgram(this.settings.paths, port, this.secrets));
    this.patience.add(server);
    await waitForNats(`nats://127.0.0.1:${port}`, () => (server.failures > 2 ? `nats-server does not start: ${reason(server.lastWords) ?? 'it said nothing.'}` : undefined), () => this.patience.isOver);
  }

  /** The address for one service, or for the provisioner. */
  private natsUrlOf(user: string): string {
    return this.settings.natsUrl ?? natsUrlOf(user, this.runFile.entry('nats-server').port ?? 0, this.secrets);
  }

  /** Services wait for what it makes. */
  private startProvisioner(): void {
    this.patience.add(this.family.start(provisionerProgram(this.settings, this.secrets.site(), this.natsUrlOf(provisionerUser))));
  }

  private async startServices(databases: Map<string, ServiceDatabase>): Promise<void> {
    const copies: Copy[] = [];
    for (const service of services) {
      for (let number = 1; number <= (this.settings.copies.get(service) ?? 1); number += 1) {
        const name = number === 1 ? service : `${service}-${number}`;
        copies.push({ service, name, port: service === 'api-gateway' ? this.settings.port : await this.portOf(name) });
      }
    }
    const addresses = (service: ServiceName): string[] => copies.filter((copy) => copy.service === service).map(({ port }) => `http://127.0.0.1:${port}`);
    await Promise.all(copies.map((copy) => {
      const { service, port } = copy;
      const environment = environmentOf(service, {
        settings: this.settings,
        siteId: this.secrets.site(),
        natsUrl: this.natsUrlOf(service),
        insideToken: this.secrets.inside(),
        database: databases.get(service),
        urls: Object.fromEntries(services.map((name) => [name, addresses(name)[0] ?? ''])),
        copies: Object.fromEntries(services.map((name) => [name, addresses(name)])),
        port,
      });
      return waitUntilReady(this.startService(copy, environment), `http://127.0.0.1:${port}`, this.patience);
    }));
  }

  /** Long waiting is told of, with whom it is for. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    const told = setInterval(() => console.log(`  … waiting for ${this.patience.waitingFor}`), 30_000);
    return work().finally(() => clearInterval(told));
  }

  private startService({ service, name, port }: Copy, environment: NodeJS.ProcessEnv): ReturnType<Family['start']> {
    const main = serviceMain(service);
    const guard = new URL('./guard.js', import.meta.url).href;
    return this.family.start({
      name,
      command: [process.execPath, '--import', guard, main],
      mark: main,
      environment,
      logFile: join(this.settings.paths.logs(), `${name}.log`),
      logFileBytes: this.settings.logFileBytes,
      answers: () => answersHttp(port),
      channel: true,
    });
  }

  private async startCameras(): Promise<void> {
    if (this.settings.empty) return;
    for (const camera of sampleCameras) this.family.start(cameraProgram(camera, await this.portOf(camera.process), this.settings));
  }

  /** The port of the last start when it is still free. */
  private async portOf(name: string): Promise<number> {
    const port = await freePort(this.runFile.entry(name).port);
    this.runFile.change((document) => { document.processes[name] = { port }; });
    return port;
  }
}
