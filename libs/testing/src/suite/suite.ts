import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../servers/servers.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const launcher = join(root, 'tools/dist/launcher/main.js');
const readyWithinMs = 120_000;

interface RunDocument {
  url: string;
  siteId: string;
  processes: Record<string, { pid?: number; port?: number }>;
}

/** The composed suite, started as a newcomer starts it, in a folder of its own. */
export class Suite {
  private output = '';

  private constructor(readonly url: string, readonly data: string, private launched: ChildProcess, private readonly options: SuiteOptions) {
    this.follow();
  }

  static async start(options: SuiteOptions = {}): Promise<Suite> {
    const port = await freePort();
    const data = mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
    const suite = new Suite(`http://localhost:${port}`, data, launch(port, data, options), options);
    await suite.ready();
    return suite;
  }

  /** The one-time password of Admin, while it is one. */
  get adminPassword(): string {
    return readFileSync(join(this.data, 'initial-admin-password'), 'utf8').trim();
  }

  get hasInitialPassword(): boolean {
    return existsSync(join(this.data, 'initial-admin-password'));
  }

  /** What is shown for measurements and details of health. */
  get insideToken(): string {
    return readFileSync(join(this.data, 'keys', 'inside-token'), 'utf8').trim();
  }

  /** What the launcher printed so far. */
  get printed(): string {
    return this.output;
  }

  get run(): RunDocument {
    return JSON.parse(readFileSync(join(this.data, 'run.json'), 'utf8')) as RunDocument;
  }

  pidOf(process: string): number {
    const pid = this.run.processes[process]?.pid;
    if (!pid) throw new Error(`${process} does not run.`);
    return pid;
  }

  /** Where a service listens inside. */
  portOf(process: string): number {
    return this.run.processes[process]?.port ?? 0;
  }

  signal(process: string, signal: NodeJS.Signals): void {
    globalThis.process.kill(this.pidOf(process), signal);
  }

  /** Stops everything in good order; answers how long it took in milliseconds. */
  async stop(): Promise<number> {
    const start = Date.now();
    if (this.launched.exitCode === null) {
      const ended = new Promise((resolve) => this.launched.once('exit', resolve));
      this.launched.kill('SIGTERM');
      await ended;
    }
    return Date.now() - start;
  }

  /** Starts again on the same data. */
  async restart(): Promise<void> {
    this.output = '';
    this.launched = launch(Number(new URL(this.url).port), this.data, this.options);
    this.follow();
    await this.ready();
  }

  async dispose(): Promise<void> {
    await this.stop();
    if (!globalThis.process.env.VIGIE_KEEP_DATA) rmSync(this.data, { recursive: true, force: true });
  }

  private follow(): void {
    for (const stream of [this.launched.stdout, this.launched.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
  }

  private async ready(): Promise<void> {
    const end = Date.now() + readyWithinMs;
    while (!this.output.includes('Vigie is ready: ')) {
      if (this.launched.exitCode !== null || Date.now() > end) throw new Error(`The suite does not start:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export interface SuiteOptions {
  args?: string[];
  environment?: Record<string, string>;
}

function launch(port: number, data: string, { args = [], environment = {} }: SuiteOptions): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return spawn(process.execPath, [launcher, ...args], {
    cwd: root, env: { ...inherited, VIGIE_PORT: String(port), VIGIE_DATA: data, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
}
