import { Injectable } from '@nestjs/common';
import { Sealer } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';

/** Seals what only this service opens, with the system key. */
@Injectable()
export class IncidentSealer {
  private opened?: Sealer;

  constructor(private readonly config: IncidentConfig) {}

  /** Reads the key when it is first needed, or makes it on a new site. */
  async get(): Promise<Sealer> {
    this.opened ??= await Sealer.fromFile(this.config.systemKeyFile, 'incident-manager');
    return this.opened;
  }
}
