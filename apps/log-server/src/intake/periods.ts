import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Database, ServiceClient } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { LogConfig } from '../app.config.js';

const log = logger('periods');
const everyMs = 6 * 3_600_000;
const monthsAhead = 3;
/** Indexing a month takes longer than a statement of the service may otherwise. */
const indexingMs = 12 * 3_600_000;

/** Sees to it that the months to come have a place to be kept in, and that those that are over can be searched by text. */
@Injectable()
export class Periods implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private closing?: ServiceClient;
  private stopped = false;

  constructor(private readonly config: LogConfig, private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.open();
    this.tend();
    this.timer = setInterval(() => void this.open().then(() => this.tend(), complain), everyMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    // PostgreSQL finishes what it has begun.
    await this.closing?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    await this.database.read.query('SELECT log_open_periods($1)', [monthsAhead]);
  }

  /** Behind everything else: nobody waits for an index. */
  private tend(): void {
    if (!this.closing && !this.stopped) void this.close().catch((error: unknown) => this.stopped || complain(error));
  }

  /** Part after part, each in a transaction of its own, on a connection that nothing else uses. */
  private async close(): Promise<void> {
    this.closing = new ServiceClient({ connectionString: this.config.databaseUrl, application_name: 'vigie-log-server-periods', statement_timeout: indexingMs, keepAlive: true });
    const client = this.closing;
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (let made = 1; made > 0 && !this.stopped;) {
        const { rows } = await client.query<{ made: number }>('SELECT log_close_periods() AS made');
        made = rows[0]?.made ?? 0;
      }
    } finally {
      this.closing = undefined;
      await client.end().catch(() => undefined);
    }
  }
}

const complain = (error: unknown): void => log.error({ err: error }, 'periods could not be tended');
