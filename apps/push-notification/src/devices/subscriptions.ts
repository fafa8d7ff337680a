import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PushSealer } from '../settings/push-sealer.js';
import type { Subscription } from './subscription.rules.js';

/** Keeps subscriptions sealed: whoever has the database cannot send in our name, nor see where people are reached. */
@Injectable()
export class Subscriptions {
  constructor(private readonly keeper: PushSealer) {}

  hash(endpoint: string): Buffer {
    return createHash('sha256').update(endpoint).digest();
  }

  seal(device: string, { endpoint, keys }: Subscription): Buffer {
    return this.keeper.sealer.seal(place(device), JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }));
  }

  open(device: string, sealed: Buffer): Subscription {
    return JSON.parse(this.keeper.sealer.open(place(device), sealed)) as Subscription;
  }
}

const place = (device: string): string => `push_devices.${device}.subscription`;
