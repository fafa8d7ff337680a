import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { messageOf, Problem } from '../problem.js';

/** One process of a running installation. */
export interface RunEntry {
  /** Kept from one start to the next, where it is still free. */
  port?: number;
  /** Of the process, while it runs. */
  pid?: number;
  /** A part of its command line: tells it from a stranger who got the same pid. */
  mark?: string;
  /** When the system says that it started: process ids come back after a restart. */
  started?: string;
}

/** What `.vigie/run.json` says about an installation. */
export interface RunDocument {
  /** Public address; present while the installation runs or after it ran. */
  url?: string;
  siteId?: string;
  /** The launcher while it runs. */
  launcher?: RunEntry;
  /** When everything was ready last; there while it runs. */
  ready?: string;
  /** By name: `postgres`, `nats-server`, the services, `camera-1` … */
  processes: Record<string, RunEntry>;
}

export class RunFile {
  private document: RunDocument;

  constructor(private readonly path: string) {
    this.document = read(path);
  }

  get content(): RunDocument {
    return this.document;
  }

  entry(name: string): RunEntry {
    return (this.document.processes[name] ??= {});
  }

  change(work: (document: RunDocument) => void): void {
    work(this.document);
    writeFileSync(`${this.path}.new`, `${JSON.stringify(this.document, undefined, 2)}\n`);
    renameSync(`${this.path}.new`, this.path);
  }
}

function read(path: string): RunDocument {
  if (!existsSync(path)) return { processes: {} };
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RunDocument;
  } catch (error) {
    throw new Problem(`${path} cannot be read (${messageOf(error)}); remove it and start again, nothing else is lost.`);
  }
}
