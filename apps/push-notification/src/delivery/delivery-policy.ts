import { Injectable } from '@nestjs/common';
import type { Tx } from '@vigie/platform/persistence';
import { SourceSight } from '@vigie/platform/security';
import { Devices } from '../devices/devices.service.js';
import type { DueDelivery } from './delivery.store.js';

/** Whether a delivery may still be made, and what happens to dead devices. */
@Injectable()
export class DeliveryPolicy {
  constructor(private readonly sight: SourceSight, private readonly devices: Devices) {}

  refusal({ enabled, consented, user, alarm }: DueDelivery): string | undefined {
    if (!enabled || !consented) return 'withdrawn';
    return this.sight.mayKnowAlarm({ id: user }, alarm) ? undefined : 'noLongerAllowed';
  }

  drop(tx: Tx, { device, user }: DueDelivery): Promise<void> {
    return this.devices.remove(tx, { id: device, userId: user }, 'dead');
  }
}
