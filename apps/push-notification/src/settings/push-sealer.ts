import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import webPush from 'web-push';
import { Database } from '@vigie/platform/persistence';
import { Sealer } from '@vigie/platform/security';
import { PushConfig } from '../app.config.js';

interface KeyRow {
  public_key: string;
  private_key: Buffer;
}

const place = 'push_keys.1.private_key';

/** The sealer of this service and the key pair by which push services know us (VAPID), made once and kept sealed. */
@Injectable()
export class PushSealer implements OnModuleInit {
  sealer: Sealer;
  vapid: { publicKey: string; privateKey: string };

  constructor(private readonly config: PushConfig, private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    this.sealer = await Sealer.fromFile(this.config.systemKeyFile, 'push-notification');
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const row = await this.database.change(async ({ manager }) => {
      // Of copies that start together, one makes the key.
      await manager.query('INSERT INTO push_keys (id, public_key, private_key) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING', [publicKey, this.sealer.seal(place, privateKey)]);
      return (await manager.query<KeyRow[]>('SELECT public_key, private_key FROM push_keys'))[0];
    });
    if (!row) throw new Error('The VAPID key is missing.');
    this.vapid = { publicKey: row.public_key, privateKey: this.sealer.open(place, row.private_key) };
  }
}
