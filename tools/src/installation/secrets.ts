import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstallationPaths } from './paths.js';

/** Everything secret that an installation makes for itself, once. */
export class Secrets {
  constructor(private readonly paths: InstallationPaths) {}

  /** The site's id: part of every subject, the same for the life of the installation. */
  site(): string {
    return keep(join(this.paths.keys(), 'site-id'), randomUUID);
  }

  /** Wraps every secret at rest: 32 bytes, base64url. */
  systemKey(): string {
    return keep(this.paths.systemKey(), () => randomBytes(32).toString('base64url'));
  }

  commandLine(): string {
    return keep(this.paths.commandLineSecret(), password);
  }

  /** Shown by whoever reads measurements and what is not well. */
  inside(): string {
    return keep(join(this.paths.keys(), 'inside-token'), password);
  }

  /** The password of a database role or messaging user. */
  of(kind: 'database' | 'messaging', name: string): string {
    return keep(join(this.paths.keys(), `${kind}-${name}`), password);
  }

  /** The one-time password of `Admin`, made by the identity-provider (ID-03); undefined once Admin has changed it. */
  adminPassword(): string | undefined {
    return existsSync(this.paths.adminPassword()) ? readFileSync(this.paths.adminPassword(), 'utf8').trim() : undefined;
  }
}

function keep(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const value = make();
  // A crash half-way must not leave an empty secret behind.
  writeFileSync(`${path}.new`, value, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return value;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
