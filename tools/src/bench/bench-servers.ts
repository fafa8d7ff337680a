import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { InstallationPaths } from '../installation/paths.js';
import { freePort } from '../launcher/process/free-port.js';
import { waitForPostgres } from '../launcher/servers/databases.js';
import { waitForNats } from '../launcher/servers/nats.js';
import { postgresProgram } from '../launcher/servers/postgres.js';
import { boundToLauncher, find } from '../launcher/servers/run-as.js';
import { endChild } from './end-child.js';

/** PostgreSQL as the launcher runs it (commits reach the disk) and nats-server, for one benchmark alone. */
export interface BenchServers {
  readonly natsUrl: string;
  /** Makes an empty database and returns the address of its owner. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startBenchServers(): Promise<BenchServers> {
  const root = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const paths = new InstallationPaths(root);
  for (const folder of [paths.postgres(), paths.nats(), paths.logs()]) mkdirSync(folder, { recursive: true });
  rmSync(paths.postgres(), { recursive: true });
  const { program, url } = postgresProgram(paths, await freePort(), 'bench');
  const natsPort = await freePort();
  const natsUrl = `nats://127.0.0.1:${natsPort}`;
  const nats = [...boundToLauncher('SIGTERM'), find('nats-server') ?? 'nats-server', '-a', '127.0.0.1', '-p', String(natsPort), '-js', '-sd', paths.nats()];
  const children = [start(program.command), start(nats)];
  await Promise.all([waitForPostgres(url, () => undefined), waitForNats(natsUrl, () => undefined)]);
  return {
    natsUrl,
    database: async (name) => {
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name}`);
      await admin.end();
      return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
    },
    stop: async () => {
      await Promise.all(children.map((child) => endChild(child, 'SIGINT')));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function start(command: readonly string[]): ChildProcess {
  const [file = '', ...args] = command;
  return spawn(file, args, { stdio: 'ignore', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
}

