import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { logger } from '@vigie/platform/telemetry';
import { PushConfig } from '../app.config.js';
import { Delivery } from './delivery.service.js';
import { DeliveryStore } from './delivery.store.js';
import type { DueDelivery } from './delivery.store.js';

const log = logger('delivery');
const everyMs = 250;
const atOnce = 50;
const forgetEveryMs = 600_000;
const keptSeconds = 30 * 86_400;

/** Looks for deliveries that are due and makes them, many at once. Copies share the work. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private round?: Promise<void>;
  private forgotten = 0;
  private stopped = false;

  constructor(private readonly config: PushConfig, private readonly store: DeliveryStore, private readonly delivery: Delivery) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), everyMs).unref();
  }

  /** Finishes what was taken. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  private tick(): void {
    this.round ??= this.work()
      .catch((error: unknown) => log.warn({ err: error }, 'deliveries have to wait'))
      .finally(() => { this.round = undefined; });
  }

  private async work(): Promise<void> {
    if (Date.now() - this.forgotten > forgetEveryMs) {
      await this.store.forget(Math.max(keptSeconds, this.config.lifetimeS));
      this.forgotten = Date.now();
    }
    while (!this.stopped) {
      const due = await this.store.take(atOnce);
      if (due.length === 0) return;
      await Promise.all(due.map((one) => this.make(one)));
    }
  }

  /** One that fails unexpectedly is taken again when its lease is over. */
  private make(due: DueDelivery): Promise<void> {
    return this.delivery.make(due).catch((error: unknown) => log.error({ err: error, notice: due.notice, device: due.device }, 'a delivery failed'));
  }
}
