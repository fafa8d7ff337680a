import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { entryOf, serviceCaller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { EventConfig } from '../app.config.js';
import { type Expired, removeExpired } from './expired.js';

const log = logger('retention');
const everyMs = 3_600_000;
const self = serviceCaller('event-server');

const entries = {
  alarms: { log: 'system', category: 'alarm', operation: 'alarm.expired' },
  events: { log: 'system', category: 'event', operation: 'event.expired' },
} as const;

/** Removes events and closed alarms when their time is over (EV-08), hourly and at start. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private timer?: NodeJS.Timeout;
  private round?: Promise<unknown>;

  constructor(private readonly config: EventConfig, private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.begin(), everyMs).unref();
    this.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.round;
  }

  /** One round; answers how many went. The log has the numbers, in the transaction that removed them. */
  run(now = Date.now()): Promise<Expired> {
    const kept = { events: this.config.eventRetentionDays, alarms: this.config.alarmRetentionDays };
    return removeExpired(this.database, kept, now, this.stopping.signal, (kind, count, before, tx) => tx.log(entryOf(self, {
      ...entries[kind], outcome: 'success', details: { count, before: before.toISOString() },
    })));
  }

  private begin(): void {
    this.round ??= this.run()
      .catch((error: unknown) => log.warn({ err: error }, 'what is over is removed later'))
      .finally(() => { this.round = undefined; });
  }
}
