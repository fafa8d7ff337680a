import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
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
/** How long a sequence may take to be committed, in milliseconds. */
const commitsWithinMs = 60_000;

interface Waiting {
  caller: Caller;
  row: SequenceRow;
  since: number;
}

/** Fetches stills behind people's backs: adding a sequence waits for no picture. */
@Injectable()
export class StillKeeper implements OnModuleInit, OnModuleDestroy {
  private readonly waiting = new Map<string, Waiting>();
  private readonly working = new Set<Promise<void>>();
  private looking = false;
  private again = false;
  private stopped = false;

  constructor(private readonly database: Database, private readonly stills: StillStore) {}

  onModuleInit(): void {
    this.database.onCommit(() => this.wake());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working);
  }

  /** Sequences of a transaction that is about to commit, or of one that has: what is not committed in the end is forgotten. */
  later(caller: Caller, rows: readonly SequenceRow[]): void {
    for (const row of rows) if (this.waiting.size < longest) this.waiting.set(row.id, { caller, row, since: Date.now() });
  }

  /** The same for sequences that are there. */
  soon(caller: Caller, rows: readonly SequenceRow[]): void {
    this.later(caller, rows);
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
      const there = await this.database.read.find(SequenceRow, { where: { id: In([...this.waiting.keys()]) }, select: { id: true } });
      for (const { id } of there) await this.begin(id);
      for (const [id, { since }] of this.waiting) if (Date.now() - since > commitsWithinMs) this.waiting.delete(id);
    }
  }

  private async begin(id: string): Promise<void> {
    const item = this.waiting.get(id);
    if (!item || this.stopped) return;
    this.waiting.delete(id);
    while (this.working.size >= atOnce) await Promise.race(this.working);
    const work = this.stills.fetch(item.caller, item.row).then(() => undefined, (error: unknown) => log.warn({ err: error, sequence: id }, 'the still is fetched later'));
    this.working.add(work);
    void work.finally(() => this.working.delete(work));
  }
}
