import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { InstallationPaths } from '../../installation/paths.js';
import type { Secrets } from '../../installation/secrets.js';
import { Problem } from '../../problem.js';
import { within } from '../patience/within.js';
import type { Program } from '../process/supervised.js';
import { accountsOf } from './nats-accounts.js';
import { boundToLauncher, find } from './run-as.js';

/** nats-server with JetStream, and an account of its own for every service. */
export function natsProgram(paths: InstallationPaths, port: number, secrets: Secrets): Program {
  const file = join(paths.nats(), 'nats-server.conf');
  writeFileSync(file, configuration(paths, port, secrets), { mode: 0o600 });
  return {
    name: 'nats-server',
    command: [...boundToLauncher('SIGTERM'), natsServer(), '-c', file],
    mark: `-c ${file}`,
    environment: { PATH: process.env.PATH },
    logFile: join(paths.logs(), 'nats-server.log'),
  };
}

/** Path of the program; throws Problem where it is missing. */
export function natsServer(): string {
  const server = find('nats-server');
  if (!server) throw new Problem('nats-server is missing: install it (Debian: apt-get install nats-server, macOS: brew install nats-server) or give the address of a running one in NATS_URL.');
  return server;
}

/** The address for one service, with its own user. */
export function natsUrlOf(service: string, port: number, secrets: Secrets): string {
  return `nats://${service}:${secrets.of('messaging', service)}@127.0.0.1:${port}`;
}

function configuration(paths: InstallationPaths, port: number, secrets: Secrets): string {
  return [
    'host: 127.0.0.1',
    `port: ${port}`,
    'server_name: vigie',
    'max_payload: 1MB',
    `jetstream { store_dir: ${JSON.stringify(join(paths.nats(), 'jetstream'))} }`,
    `accounts ${JSON.stringify(accountsOf(secrets.site(), (user) => secrets.of('messaging', user)))}`,
    '',
  ].join('\n');
}

/** Waits until something that speaks NATS greets at the address; `failed` tells why it never will, `isOver` when to give up. */
export async function waitForNats(url: string, failed: () => string | undefined, isOver = within(20_000)): Promise<void> {
  const { hostname, port } = new URL(url);
  while (!(await greets(hostname, Number(port || 4222)))) {
    const reason = failed();
    if (reason) throw new Problem(reason);
    if (isOver()) throw new Problem(`nats-server does not answer at ${hostname}:${port || 4222}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function greets(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.once('data', (chunk) => answer(chunk.toString().startsWith('INFO')));
    socket.once('error', () => answer(false)).once('timeout', () => answer(false)).once('close', () => answer(false));
  });
}
