import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { workspaceRoot } from '../../installation/paths.js';
import { Problem } from '../../problem.js';

/** Put before a command: the system ends it when the launcher is gone, where the system can. */
export function boundToLauncher(signal: NodeJS.Signals): string[] {
  const setpriv = find('setpriv');
  return setpriv ? [setpriv, '--pdeathsig', signal] : [];
}

/** Who PostgreSQL runs as. */
export interface ServerUser {
  command(command: readonly string[]): string[];
  /** Gives it files that root made. */
  own(...paths: string[]): void;
}

/**
 * PostgreSQL refuses to run as root. Then its commands run as the user `postgres`, who owns the data folder and may
 * pass through folders that are closed to others, such as /root.
 */
export function serverUser(dataFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return { command: (command) => [...command], own: () => undefined };
  const setpriv = find('setpriv');
  if (!setpriv) throw new Problem('PostgreSQL does not run as root, and setpriv (util-linux) is missing to run it as somebody else: start Vigie as an ordinary user.');
  const { uid, gid } = postgresUser();
  const own = (...paths: string[]): void => paths.forEach((path) => chownSync(path, uid, gid));
  own(dataFolder);
  chmodSync(dataFolder, 0o700);
  const passThrough = reachable(dataFolder) && reachable(join(workspaceRoot, 'package.json'))
    ? []
    : ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { command: (command) => [setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...passThrough, ...command], own };
}

function postgresUser(): { uid: number; gid: number } {
  const known = account('postgres');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch {
    // Said below.
  }
  const made = account('postgres');
  if (!made) throw new Problem('PostgreSQL does not run as root, and the user `postgres` cannot be made: start Vigie as an ordinary user.');
  return made;
}

function account(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether everybody may pass through all folders above. */
function reachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The program's full path, when it is installed. */
export function find(program: string): string | undefined {
  const candidates = program.includes('/') ? [program] : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
