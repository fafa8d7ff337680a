import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { WorkLimit } from '@vigie/platform/limits';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { In } from 'typeorm';
import { SequenceRow } from './sequence.entity.js';
import { StillStore } from './still-store.service.js';

const log = logger('stills');

/** Pictures asked for at once by one copy of the service. */
const atOnce = 4;
/** Sequences remembered at most; a still that is not fetched now is fetched when somebody looks. */
const longest = 2_000;

interface Waiting {
  caller: Caller;
  row: SequenceRow;
}

/** Fetches stills behind people's backs: adding a sequence waits for no picture. */
@Injectable()
export class StillKeeper implements OnModuleDestroy {
  private readonly waiting = new Map<string, Waiting>();
  private readonly working = new Set<Promise<void>>();
  private readonly limit = new WorkLimit(atOnce);
  private looking = false;
  private again = false;
  private stopped = false;

  constructor(private readonly database: Database, private readonly stills: StillStore) {}

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working);
  }

  /** Sequences that are committed. One that is gone again when its turn comes is forgotten. */
  soon(caller: Caller, rows: readonly SequenceRow[]): void {
    for (const row of rows) if (this.waiting.size < longest) this.waiting.set(row.id, { caller, row });
    this.wake();
  }

  private wake(): void {
    this.again = true;
    if (this.looking || this.waiting.size === 0) return;
    this.looking = true;
    void this.look().catch((error: unknown) => log.warn({ err: error }, 'stills are fetched later')).finally(() => {
      this.looking = false;
      if (this.again && !this.stopped) this.wake();
    });
  }

  private async look(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      const ids = [...this.waiting.keys()];
      const there = new Set((await this.database.read.find(SequenceRow, { where: { id: In(ids) }, select: { id: true } })).map(({ id }) => id));
      for (const id of ids) {
        if (there.has(id)) this.begin(id);
        else this.waiting.delete(id);
      }
    }
  }

  private begin(id: string): void {
    const item = this.waiting.get(id);
    if (!item || this.stopped) return;
    this.waiting.delete(id);
    const fetch = async (): Promise<void> => {
      if (!this.stopped) await this.stills.fetch(item.caller, item.row);
    };
    const work = this.limit.run(fetch).catch((error: unknown) => log.warn({ err: error, sequence: id }, 'the still is fetched later'));
    this.working.add(work);
    void work.finally(() => this.working.delete(work));
  }
}
