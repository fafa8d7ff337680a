import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { LogEntryInput } from '@vigie/contracts';
import { Database } from '../persistence/index.js';
import type { Tx } from '../persistence/index.js';
import type { Caller } from './caller.js';

/** What a service says of a step; who and from where come from the caller. */
export type AuditEntry = Omit<LogEntryInput, 'user' | 'clientAddress'>;

interface Waiting {
  entry: LogEntryInput;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Completes an entry with who did it and from where. */
export const entryOf = (caller: Caller, entry: AuditEntry): LogEntryInput => ({
  ...entry,
  user: { id: caller.principal.id, name: caller.principal.name, kind: caller.principal.kind },
  ...(caller.address ? { clientAddress: caller.address } : {}),
});

/**
 * Writes the log of what people do. With a transaction the entry is part of the change; without one
 * (views, refusals) entries that come in together are committed together, and each waits until it is durable.
 */
@Injectable()
export class AuditTrail {
  /** Runs work outside of the caller's transaction: a refusal stays logged when the change it stopped is rolled back. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(private readonly database: Database) {}

  async write(caller: Caller, entry: AuditEntry, tx?: Tx): Promise<void> {
    const complete = entryOf(caller, entry);
    if (tx) return tx.log(complete);
    await new Promise<void>((done, failed) => {
      this.waiting.push({ entry: complete, done, failed });
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
