import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';

const log = logger('periods');
const everyMs = 6 * 3_600_000;
const monthsAhead = 3;

/** Sees to it that the months to come have a place to be kept in, and that those that are over can be searched by text. */
@Injectable()
export class Periods implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tend();
    this.timer = setInterval(() => void this.tend().catch((error: unknown) => log.error({ err: error }, 'periods could not be tended')), everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async tend(): Promise<void> {
    await this.database.read.query('SELECT log_open_periods($1)', [monthsAhead]);
    await this.database.change(async ({ manager }) => {
      // Indexing a month takes longer than a statement may otherwise.
      await manager.query('SET LOCAL statement_timeout = 0');
      await manager.query('SELECT log_close_periods()');
    });
  }
}
