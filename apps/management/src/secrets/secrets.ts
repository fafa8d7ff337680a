import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Sealer } from '@vigie/platform/security';
import { ManagementConfig } from '../app.config.js';

/** Where a secret is kept: row and column. A sealed value opens nowhere else. */
export type SecretPlace = `${string}.${string}.${string}`;

export const passwordOf = (hardware: string): SecretPlace => `hardware.${hardware}.password`;
export const clientSecretOf = (childSite: string): SecretPlace => `child_sites.${childSite}.client_secret`;

/** Secrets of others that this site shows when it signs in there: sealed in the database, opened only for that (MG-05, MG-09). */
@Injectable()
export class Secrets implements OnModuleInit {
  private sealer?: Sealer;

  constructor(private readonly config: ManagementConfig) {}

  async onModuleInit(): Promise<void> {
    this.sealer = await Sealer.fromFile(this.config.systemKeyFile, 'management');
  }

  seal(place: SecretPlace, secret: string): Buffer {
    return this.ready.seal(place, secret);
  }

  open(place: SecretPlace, sealed: Buffer): string {
    return this.ready.open(place, sealed);
  }

  private get ready(): Sealer {
    if (!this.sealer) throw new Error('The system key is not loaded yet.');
    return this.sealer;
  }
}
