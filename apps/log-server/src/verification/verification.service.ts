import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { logChainBroken } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { ChainHead } from '../chain/chain-head.js';
import { ChainWalk } from '../chain/chain-walk.js';
import type { Break } from '../chain/chain-walk.js';
import { LogKeys } from '../chain/log-keys.js';
import { SealStore } from '../seals/seal-store.js';
import { ChainReader } from './chain-reader.js';
import { VerificationStore } from './verification.store.js';

const log = logger('verification');
const sayEveryMs = 500;

export interface Result {
  entries: number;
  seals: number;
  broken?: Break;
}

/** Walks the whole chain in bounded memory and names the first thing that does not hold (LG-04). */
@Injectable()
export class VerificationService {
  private running?: { id: string; done: Promise<void> };

  constructor(
    private readonly database: Database,
    private readonly store: VerificationStore,
    private readonly reader: ChainReader,
    private readonly seals: SealStore,
    private readonly head: ChainHead,
    private readonly keys: LogKeys,
  ) {}

  /** Starts a verification, or joins the one that runs. `done` never rejects. */
  async start(caller: Caller): Promise<{ id: string; done: Promise<void> }> {
    if (this.running) return this.running;
    const id = randomUUID();
    const { sequence } = await this.head.read(this.database.read);
    await this.store.start(id, caller.principal.id, sequence);
    this.running ??= { id, done: this.run(id, caller).finally(() => {
      this.running = undefined;
    }) };
    return this.running;
  }

  /** The walk itself; `progress` is called now and then. */
  async verify(progress: (entries: number, seals: number) => Promise<void> = () => Promise.resolve()): Promise<Result> {
    // One transaction with the head locked for an instant: entries, seals and head that belong together.
    const { ends, end } = await this.database.change(async ({ manager }) => {
      const locked = await this.head.read(manager, true);
      return { end: locked, ends: await this.reader.ends() };
    });
    const walk = new ChainWalk(this.keys.publicKeys);
    const seals = this.sealsUntil(ends.lastSeal);
    let next = await seals.next();
    let said = Date.now();
    for await (const links of this.reader.entries(Math.max(ends.lastEntry, end.sequence))) {
      for (const link of links) {
        if (!walk.entry(link)) return resultOf(walk);
        while (!next.done && next.value.last <= walk.entries) {
          if (!walk.seal(next.value)) return resultOf(walk);
          next = await seals.next();
        }
      }
      if (Date.now() - said < sayEveryMs) continue;
      await progress(walk.entries, walk.sealsChecked);
      said = Date.now();
    }
    for (; !next.done; next = await seals.next()) if (!walk.seal(next.value)) return resultOf(walk);
    if (walk.end(end) && !end.genuine) walk.broken = { sequence: end.sequence + 1, reason: 'truncated' };
    return resultOf(walk);
  }

  private async *sealsUntil(last: number): AsyncGenerator<Awaited<ReturnType<SealStore['after']>>[number], undefined> {
    for (let at = 0; at < last; ) {
      const page = (await this.seals.after(at, 500)).filter(({ number }) => number <= last);
      yield* page;
      at = page.at(-1)?.number ?? last;
    }
    return undefined;
  }

  private async run(id: string, caller: Caller): Promise<void> {
    try {
      const result = await this.verify((entries, seals) => this.store.move(id, entries, seals));
      await this.store.end(id, 'Success', result);
      await this.tell(caller, result);
    } catch (error) {
      log.error({ err: error }, 'the verification came to no end');
      await this.store.end(id, 'Error', { entries: 0, seals: 0 }).catch((failure: unknown) => log.error({ err: failure }, 'nor could that be said'));
    }
  }

  private async tell(caller: Caller, { entries, broken }: Result): Promise<void> {
    await this.database.change(async (tx) => {
      if (broken) await tx.tell(logChainBroken, { ...broken, time: new Date().toISOString() });
      await tx.log(entryOf(caller, {
        log: 'audit', category: 'log', operation: 'log.verified', privilege: 'log.verify', outcome: broken ? 'failure' : 'success',
        ...(broken ? { reason: broken.reason } : {}), details: { entries, ...(broken ? { firstBreak: broken.sequence } : {}) },
      }));
    });
  }
}

const resultOf = (walk: ChainWalk): Result => ({ entries: walk.entries, seals: walk.sealsChecked, ...(walk.broken ? { broken: walk.broken } : {}) });
