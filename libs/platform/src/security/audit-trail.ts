import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { LogEntryInput } from '@vigie/contracts';
import { Database } from '../persistence/index.js';
import type { Tx } from '../persistence/index.js';
import { counter, logger } from '../telemetry/index.js';
import type { Caller } from './caller.js';
import { RepeatedEntries } from './repeated-entries.js';

const log = logger('audit');
const lost = counter('audit_entries_refused_total', 'Steps that were refused because their entry in the log could not be written in time.');

/** What a service says of a step; who and from where come from the caller. */
export type AuditEntry = Omit<LogEntryInput, 'user' | 'clientAddress'>;

interface Waiting {
  entry: LogEntryInput;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Entries that wait for PostgreSQL at most; whoever comes then is refused with an error, never let through without an entry. */
const mostWaiting = 5_000;
/** How often repeated entries are written together, in milliseconds. */
const gatherMs = 10_000;

/** Completes an entry with who did it and from where. */
export const entryOf = (caller: Caller, entry: AuditEntry): LogEntryInput => ({
  ...entry,
  user: { id: caller.principal.id, name: caller.principal.name, kind: caller.principal.kind },
  ...(caller.address ? { clientAddress: caller.address } : {}),
});

/**
 * Writes the log of what people do. With a transaction the entry is part of the change; without one
 * (views, refusals) entries that come in together are committed together, and each waits until it is durable.
 * Refusals and views of one person that come again and again are counted together after the first ones.
 */
@Injectable()
export class AuditTrail implements BeforeApplicationShutdown {
  /** Runs work outside of the caller's transaction: a refusal stays logged when the change it stopped is rolled back. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private readonly repeated = new RepeatedEntries();
  private readonly gathering: NodeJS.Timeout;
  private waiting: Waiting[] = [];
  private writing = false;
  private stopping = false;

  constructor(private readonly database: Database) {
    this.gathering = setInterval(() => void this.gather(Date.now()), gatherMs).unref();
  }

  write(caller: Caller, entry: AuditEntry, tx?: Tx): Promise<void> {
    const complete = entryOf(caller, entry);
    if (tx) return tx.log(complete);
    return !this.stopping && this.repeated.counts(complete, Date.now()) ? Promise.resolve() : this.append(complete);
  }

  /** What was counted is written while there is a database; what comes after it is written by itself. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.gathering);
    await this.gather(Number.POSITIVE_INFINITY);
  }

  /** Writes what was counted together until now. What cannot be written now is counted on. */
  private async gather(now: number): Promise<void> {
    await Promise.all(this.repeated.due(now).map(({ entry, written }) => this.append(entry).then(written, (error: unknown) => log.warn({ err: error }, 'counted entries are written later'))));
  }

  private async append(entry: LogEntryInput): Promise<void> {
    if (this.waiting.length >= mostWaiting) {
      lost.inc();
      throw new Error('The log cannot be written now, and nothing is done without an entry in it.');
    }
    await new Promise<void>((done, failed) => {
      this.waiting.push({ entry, done, failed });
      void this.outside(() => this.flush());
    });
  }

  private async flush(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, 500));
    this.writing = false;
  }

  private async commit(batch: Waiting[]): Promise<void> {
    try {
      await this.database.change(async (tx) => {
        for (const { entry } of batch) await tx.log(entry);
      });
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
}
