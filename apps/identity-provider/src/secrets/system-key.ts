import { Injectable } from '@nestjs/common';
import { createHash, hkdfSync } from 'node:crypto';
import { Sealer } from '@vigie/platform/security';
import { IdentityConfig } from '../app.config.js';
import { readSecret } from './secret-file.js';

const purpose = 'identity-provider';

/** The site's system key: unlocks what is sealed in the database and signs cookies and forms. Every copy reads the same. */
@Injectable()
export class SystemKey {
  private sealer?: Sealer;
  private key?: Buffer;

  constructor(private readonly config: IdentityConfig) {}

  /** Reads the key, or makes it on a new site; must come before anything else. Safe to call more than once. */
  async load(): Promise<void> {
    if (this.sealer) return;
    const { systemKeyFile } = this.config;
    const sealer = await Sealer.fromFile(systemKeyFile, purpose);
    this.key = createHash('sha256').update((await readSecret(systemKeyFile)) ?? '').digest();
    this.sealer = sealer;
  }

  /** Seals a text for one place (table, row, column); it opens nowhere else. */
  seal(place: string, plain: string): Buffer {
    return this.loaded(this.sealer).seal(place, plain);
  }

  open(place: string, sealed: Buffer): string {
    return this.loaded(this.sealer).open(place, sealed);
  }

  /** A key of its own for each use that is not sealing. */
  derive(use: 'cookies' | 'forms' | 'devices'): Buffer {
    return Buffer.from(hkdfSync('sha256', this.loaded(this.key), Buffer.alloc(0), `vigie ${purpose} ${use}`, 32));
  }

  private loaded<T>(part: T | undefined): T {
    if (part === undefined) throw new Error('The system key is not loaded yet.');
    return part;
  }
}
