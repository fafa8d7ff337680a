import { Injectable } from '@nestjs/common';
import { LogConfig } from '../app.config.js';
import { ChainWalk } from '../chain/chain-walk.js';
import type { Break } from '../chain/chain-walk.js';
import { LogKeys } from '../chain/log-keys.js';
import { SealStore } from '../chain/seal-store.js';
import { WitnessCheck } from '../witnesses/witness-check.service.js';
import { Witnesses } from '../witnesses/witnesses.service.js';
import type { WitnessFinding } from '../witnesses/witness.rules.js';
import { ChainReader } from './chain-reader.js';
import type { ChainSnapshot } from './chain-reader.js';

const sayEveryMs = 500;

export interface Result {
  entries: number;
  seals: number;
  broken?: Break;
  witnesses: WitnessFinding[];
}

type Progress = (entries: number, seals: number) => Promise<void>;

/** Walks the whole chain in bounded memory, asks the witnesses, and names the first thing that does not hold (LG-04, LG-16). */
@Injectable()
export class ChainProof {
  constructor(
    private readonly config: LogConfig,
    private readonly reader: ChainReader,
    private readonly seals: SealStore,
    private readonly keys: LogKeys,
    private readonly witnesses: Witnesses,
    private readonly check: WitnessCheck,
  ) {}

  /** `progress` is called now and then. */
  async verify(progress: Progress = () => Promise.resolve()): Promise<Result> {
    const answers = await this.witnesses.askAll();
    const snapshot = await this.reader.snapshot();
    const walk = new ChainWalk(this.keys.publicKeys);
    if (await this.holds(walk, snapshot, progress)) await this.holdsElsewhere(walk, snapshot);
    const { witnesses, broken } = await this.check.compare(answers, walk.entries);
    if (broken) walk.found(broken);
    return { entries: walk.entries, seals: walk.sealsChecked, ...(walk.broken ? { broken: walk.broken } : {}), witnesses };
  }

  /** Entries and seals, one by one. */
  private async holds(walk: ChainWalk, { end, lastEntry, lastSeal }: ChainSnapshot, progress: Progress): Promise<boolean> {
    const seals = this.sealsUntil(lastSeal);
    let next = await seals.next();
    let said = Date.now();
    for await (const links of this.reader.entries(Math.max(lastEntry, end.sequence))) {
      for (const link of links) {
        if (!walk.entry(link)) return false;
        while (!next.done && next.value.last <= walk.entries) {
          if (!walk.seal(next.value)) return false;
          next = await seals.next();
        }
      }
      if (Date.now() - said < sayEveryMs) continue;
      await progress(walk.entries, walk.sealsChecked);
      said = Date.now();
    }
    for (; !next.done; next = await seals.next()) if (!walk.seal(next.value)) return false;
    return walk.end(end);
  }

  /** What is known beside the chain itself: its head, the time, the keys. */
  private async holdsElsewhere(walk: ChainWalk, { end }: ChainSnapshot): Promise<boolean> {
    if (!end.genuine) return walk.found({ sequence: end.sequence + 1, reason: 'truncated' });
    if (!walk.lastSeal(end) || !walk.sealedBefore(new Date(Date.now() - 10 * this.config.sealIntervalMs - 60_000).toISOString())) return false;
    const replaced = await this.keys.replaced();
    return replaced === undefined || walk.found({ sequence: (await this.seals.firstOf(replaced)) ?? 1, reason: 'replacedKey' });
  }

  private async *sealsUntil(last: number): AsyncGenerator<Awaited<ReturnType<SealStore['after']>>[number], undefined> {
    for (let at = 0; at < last; ) {
      const page = (await this.seals.after(at, 500)).filter(({ number }) => number <= last);
      yield* page;
      at = page.at(-1)?.number ?? last;
    }
    return undefined;
  }
}
