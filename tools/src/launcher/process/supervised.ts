import { type ChildProcess, spawn } from 'node:child_process';
import { basename } from 'node:path';
import { LogFile, usualLogFile } from '@vigie/platform/log-file';
import { News } from '../patience/news.js';
import { backOff } from './back-off.js';

export interface Program {
  readonly name: string;
  readonly command: readonly string[];
  /** A part of the command that no other process has. */
  readonly mark: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Size from which it is put aside. */
  readonly logFileBytes?: number;
  /** Asks it to end in good order; SIGTERM unless told otherwise. */
  readonly stopSignal?: NodeJS.Signals;
  /** Whether it answers, soon; without this only one that was stopped by a signal counts as frozen. */
  readonly answers?: () => Promise<boolean>;
  /** Opens the channel by which a Node child notices that the launcher is gone. */
  readonly channel?: boolean;
}

export interface Watcher {
  /** Each start, and (without a pid) each end. */
  onPid(name: string, pid: number | undefined): void;
  /** It ended although nobody asked; `wait` milliseconds later it is started again. */
  onDeath(name: string, how: string, wait: number): void;
}

/** One child process that is kept alive until it is told to stop. */
export class Supervised {
  private child?: ChildProcess;
  private stopping = false;
  private deaths = 0;
  private startedAt = 0;
  private retry?: NodeJS.Timeout;
  private readonly log: LogFile;
  private recent = '';
  private readonly said = new News();

  constructor(private readonly program: Program, private readonly watcher: Watcher) {
    this.log = new LogFile(program.logFile, { ...usualLogFile, bytes: program.logFileBytes ?? usualLogFile.bytes });
  }

  get name(): string {
    return this.program.name;
  }

  /** Of the process that runs now. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** How many new things it has said. */
  get news(): number {
    return this.said.size;
  }

  get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** How often it ended unasked since it was first started. */
  get failures(): number {
    return this.deaths;
  }

  /** The end of what it said last. */
  get lastWords(): string {
    return this.recent;
  }

  start(): void {
    const { name, command, environment, channel } = this.program;
    const [file, ...args] = command as [string, ...string[]];
    // A group of its own: Ctrl-C reaches the launcher only, which then stops things in their order.
    const child = spawn(file, args, { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe', ...(channel ? ['ipc' as const] : [])] });
    this.child = child;
    this.startedAt = Date.now();
    child.stdout?.on('data', (chunk: Buffer) => this.keep(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.keep(chunk));
    child.once('error', (error) => this.died(`cannot run ${basename(file)}: ${error.message}`));
    child.once('exit', (code, signal) => this.died(signal ? `signal ${signal}` : `exit code ${code}`));
    this.watcher.onPid(name, child.pid);
  }

  /** Asks it to end, and makes it end when the deadline (milliseconds) has passed. */
  async stop(deadline: number): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    const { child } = this;
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(this.program.stopSignal ?? 'SIGTERM');
      const force = setTimeout(() => kill(child), deadline);
      await gone;
      clearTimeout(force);
    }
    this.log.close();
  }

  /** Ends it at once, with everything it started, and starts it again: it does not listen any more. */
  replace(): void {
    if (this.child && !this.stopping) kill(this.child);
  }

  private died(how: string): void {
    this.child = undefined;
    this.watcher.onPid(this.name, undefined);
    if (this.stopping) return;
    if (Date.now() - this.startedAt > 30_000) this.deaths = 0;
    const wait = backOff(this.deaths++);
    this.watcher.onDeath(this.name, how, wait);
    this.retry = setTimeout(() => this.start(), wait);
  }

  private keep(chunk: Buffer): void {
    this.said.hear(chunk.toString());
    this.recent = (this.recent + chunk.toString()).slice(-4_000);
    this.log.write(chunk);
  }
}

/** With its whole group: nothing it started may outlive it. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
