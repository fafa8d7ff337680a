import { accessSync, constants, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { messageOf, Problem } from '../problem.js';
import type { InstallationPaths } from './paths.js';

/** The folder of an installation, as one start finds it and, where that start is refused, leaves it. */
export class DataFolder {
  private readonly existed: boolean;
  private made = false;

  /** Throws Problem, with what to do, where the folder is closed to us; makes nothing. */
  constructor(private readonly paths: InstallationPaths, access: typeof accessSync = accessSync) {
    this.existed = existsSync(paths.root);
    const parts = [paths.root, paths.nats(), paths.logs(), paths.media(), paths.keys(), paths.runFile()];
    for (const part of parts.filter(existsSync)) this.allowed(part, () => access(part, statSync(part).isDirectory() ? constants.R_OK | constants.W_OK | constants.X_OK : constants.R_OK | constants.W_OK));
  }

  make(): void {
    this.allowed(this.paths.root, () => this.paths.create());
    this.made = true;
  }

  /** Takes away what `make` and what came after it have made; what was there before stays. */
  undo(): void {
    if (this.made && !this.existed) rmSync(this.paths.root, { recursive: true, force: true });
  }

  private allowed(path: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Problem(this.advice(path));
      throw new Problem(`The data folder ${this.paths.root} cannot be used: ${messageOf(error)}.`);
    }
  }

  private advice(path: string): string {
    const me = userInfo().username;
    const { root } = this.paths;
    if (this.existed) return `${path} is closed to ${me}; it belongs to ${ownerOf(path)}: start Vigie as that user, hand the folder over (sudo chown -R ${me} ${root}), or set VIGIE_DATA to another one.`;
    return `${me} may make no folder in ${nearest(root)}, which belongs to ${ownerOf(nearest(root))}: make it beforehand (sudo install -d -o ${me} ${root}), or set VIGIE_DATA to another one.`;
  }
}

function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearest(dirname(path));
}

function ownerOf(path: string): string {
  const { uid } = statSync(path);
  const line = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.split(':')[2] === String(uid)) : undefined;
  return line?.split(':')[0] ?? `user ${uid}`;
}
