import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Sealer } from '@vigie/platform/security';
import { ManagementConfig } from '../app.config.js';

/** Passwords of devices: sealed in the database, opened only for the service that signs in to the device (MG-09). */
@Injectable()
export class CameraSecrets implements OnModuleInit {
  private sealer?: Sealer;

  constructor(private readonly config: ManagementConfig) {}

  async onModuleInit(): Promise<void> {
    this.sealer = await Sealer.fromFile(this.config.systemKeyFile, 'management');
  }

  seal(hardware: string, password: string): Buffer {
    return this.ready.seal(placeOf(hardware), password);
  }

  open(hardware: string, sealed: Buffer): string {
    return this.ready.open(placeOf(hardware), sealed);
  }

  private get ready(): Sealer {
    if (!this.sealer) throw new Error('The system key is not loaded yet.');
    return this.sealer;
  }
}

const placeOf = (hardware: string): string => `hardware.${hardware}.password`;
