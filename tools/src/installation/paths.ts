import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closedFolder, closeWithin } from './close-to-others.js';

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

  /**
   * Makes the folders, for their owner's eyes only, and closes those of older starts. PostgreSQL's own belongs to its own
   * account, which goes through the root of all where that is root's.
   */
  create(): void {
    closedFolder(this.root, process.getuid?.() === 0);
    for (const folder of [this.nats(), this.logs(), this.media(), this.keys()]) closedFolder(folder);
    for (const file of [this.runFile(), this.samplesNote(), this.adminPassword()].filter(existsSync)) closeWithin(file);
  }
}
