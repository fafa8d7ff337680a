import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's root: this file is tools/{src,dist}/installation/paths. */
export const workspaceRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where one installation keeps everything that is its own. */
export class InstallationPaths {
  readonly root: string;

  constructor(data: string | undefined) {
    this.root = resolve(workspaceRoot, data || '.vigie');
  }

  readonly postgres = (): string => join(this.root, 'postgres');
  readonly nats = (): string => join(this.root, 'nats');
  readonly logs = (): string => join(this.root, 'logs');
  readonly media = (): string => join(this.root, 'media');
  readonly keys = (): string => join(this.root, 'keys');
  readonly runFile = (): string => join(this.root, 'run.json');
  readonly samplesNote = (): string => join(this.root, 'samples.json');
  readonly adminPassword = (): string => join(this.root, 'initial-admin-password');
  readonly commandLineSecret = (): string => join(this.keys(), 'cli-client-secret');
  readonly systemKey = (): string => join(this.keys(), 'system-key');

  /** Makes the folders; secrets are for their owner's eyes only. */
  create(): void {
    for (const folder of [this.root, this.nats(), this.logs(), this.media()]) mkdirSync(folder, { recursive: true });
    mkdirSync(this.keys(), { recursive: true, mode: 0o700 });
  }
}
