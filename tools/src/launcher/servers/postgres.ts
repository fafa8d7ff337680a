import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstallationPaths } from '../../installation/paths.js';
import { isRunning } from '../../installation/running.js';
import { messageOf, Problem } from '../../problem.js';
import type { Program } from '../process/supervised.js';
import { postgresBinaries } from './postgres-binaries.js';
import { boundToLauncher, serverUser } from './run-as.js';

const superuser = 'vigie';

/** The embedded PostgreSQL: makes its data folder the first time, and says how to run it. */
export function postgresProgram(paths: InstallationPaths, port: number, password: string): { program: Program; url: string } {
  const data = paths.postgres();
  const binaries = postgresBinaries();
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, data, password);
  forgetStrangersLock(data);
  const settings = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', port, max_connections: 200, shared_buffers: '128MB', timezone: 'UTC', jit: 'off', log_line_prefix: '%m ',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  return {
    url: `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    program: {
      name: 'postgres',
      command: serverUser(data).command([...boundToLauncher('SIGINT'), join(binaries, 'postgres'), '-D', data, ...flags]),
      mark: `-D ${data}`,
      environment: { PATH: process.env.PATH, LC_ALL: 'C', LC_MESSAGES: 'C' },
      logFile: join(paths.logs(), 'postgres.log'),
      // "Fast": open transactions are rolled back, everything committed is kept.
      stopSignal: 'SIGINT',
    },
  };
}

/** Makes the data folder aside and puts it in place whole: a start that is cut off leaves nothing half made. */
function initialise(binaries: string, data: string, password: string): void {
  const aside = `${data}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  const user = serverUser(aside);
  const secret = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    writeFileSync(join(secret, 'password'), `${password}\n`, { mode: 0o600 });
    user.own(secret, join(secret, 'password'));
    const [file, ...args] = user.command([join(binaries, 'initdb'), '--pgdata', aside, '--username', superuser, '--auth', 'scram-sha-256',
      '--pwfile', join(secret, 'password'), '--encoding', 'UTF8', '--locale', 'C', '--no-instructions']) as [string, ...string[]];
    execFileSync(file, args, { stdio: 'pipe', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n').find((line) => line.includes('error'));
    throw new Problem(`PostgreSQL cannot make its data folder ${data}: ${said ?? messageOf(error)}`);
  } finally {
    rmSync(secret, { recursive: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(aside, data);
}

/** After a crash the lock names a process id that somebody else may have by now, which PostgreSQL takes for itself. */
function forgetStrangersLock(data: string): void {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!isRunning({ pid, mark: data })) rmSync(lock);
}
