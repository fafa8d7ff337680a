import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { ManagementConfig } from '../../app.config.js';
import { ChildReader } from './child-reader.service.js';

const log = logger('child-sites');

const lookEveryMs = 500;
/** Children that one copy reads at once. */
const atOnce = 16;
/** Longer than reading takes: as long nobody else reads the same child. A copy that ends meanwhile leaves it to the others then. */
const leaseSeconds = 40;

const claim = `
  WITH claimed AS (
    UPDATE child_sites SET read_after = now() + make_interval(secs => $1)
     WHERE id IN (SELECT id FROM child_sites WHERE read_after <= now() ORDER BY read_after LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id)
  SELECT id FROM claimed`;

/** Reads every child site again and again. Each is claimed in the database by the one copy that reads it. */
@Injectable()
export class ChildSiteKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private readonly working = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly database: Database, private readonly reader: ChildReader, private readonly config: ManagementConfig) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().catch((error: unknown) => log.warn({ err: error }, 'child sites are read later')).finally(() => {
        this.looking = undefined;
      });
    }, Math.min(lookEveryMs, this.config.childSiteSeconds * 1_000)).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.looking;
    await Promise.all(this.working);
  }

  private async look(): Promise<void> {
    const free = atOnce - this.working.size;
    if (free <= 0 || this.stopping.signal.aborted) return;
    const due = (await this.database.read.query(claim, [leaseSeconds, free])) as { id: string }[];
    for (const { id } of due) {
      const work = this.read(id).catch((error: unknown) => log.warn({ err: error, site: id }, 'the child site is read later'));
      this.working.add(work);
      void work.finally(() => this.working.delete(work));
    }
  }

  /** A copy that is told to end leaves the child to the others at once. */
  private async read(id: string): Promise<void> {
    try {
      await this.reader.read(id, this.stopping.signal);
    } finally {
      if (this.stopping.signal.aborted) await this.database.read.query('UPDATE child_sites SET read_after = now() WHERE id = $1', [id]);
    }
  }
}
