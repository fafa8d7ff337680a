import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { PushConfig } from '../app.config.js';
import { Delivery } from './delivery.service.js';
import { DeliveryStore } from './delivery.store.js';
import type { DueDelivery } from './delivery.store.js';
import { PushHosts } from './push-hosts.js';

const log = logger('delivery');
/** What this copy commits is looked at straight away; this is for what becomes due by itself or by another copy. */
const everyMs = 1_000;
const limits = { total: 256, each: 32, silences: 3 } as const;
const forgetEveryMs = 600_000;
const keptSeconds = 30 * 86_400;

/** Looks for deliveries that are due and makes them, many at once; none waits for another's push service. Copies share the work. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly hosts: PushHosts;
  private readonly making = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;
  private round?: Promise<void>;
  private forgotten = 0;
  private stopped = false;

  constructor(private readonly config: PushConfig, private readonly store: DeliveryStore, private readonly delivery: Delivery, private readonly database: Database) {
    this.hosts = new PushHosts({ ...limits, restMs: config.retryMs });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), everyMs).unref();
    this.database.onCommit(() => this.tick());
  }

  /** Finishes what was taken. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
    await Promise.all(this.making);
  }

  private tick(): void {
    this.round ??= this.work()
      .catch((error: unknown) => log.warn({ err: error }, 'deliveries have to wait'))
      .finally(() => { this.round = undefined; });
  }

  /** Begins what is due and has a turn; the next round takes what is left, whether these have ended or not. */
  private async work(): Promise<void> {
    if (Date.now() - this.forgotten > forgetEveryMs) {
      await this.store.forget(Math.max(keptSeconds, this.config.lifetimeS));
      this.forgotten = Date.now();
    }
    while (!this.stopped && this.hosts.room > 0) {
      const due = await this.store.take(this.hosts.room, this.hosts.roomOf(), limits.each);
      for (const one of due) this.begin(one);
      if (due.length === 0) return;
    }
  }

  private begin(due: DueDelivery): void {
    this.hosts.begin(due.host);
    const made = this.make(due).finally(() => this.making.delete(made));
    this.making.add(made);
  }

  /** One that fails unexpectedly is taken again when its lease is over. */
  private async make(due: DueDelivery): Promise<void> {
    try {
      const { answered, hostRestMs } = await this.delivery.make(due);
      this.hosts.end(due.host, answered, hostRestMs);
    } catch (error) {
      this.hosts.end(due.host, true);
      log.error({ err: error, notice: due.notice, device: due.device }, 'a delivery failed');
    }
  }
}
