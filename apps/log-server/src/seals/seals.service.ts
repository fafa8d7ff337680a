import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { logSealed } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { LogConfig } from '../app.config.js';
import { ChainHead } from '../chain/chain-head.js';
import { LogKeys } from '../chain/log-keys.js';
import { signSeal } from '../chain/seal.rules.js';
import type { Seal } from '../chain/seal.rules.js';
import { SealStore } from '../chain/seal-store.js';
import { Witnesses } from '../witnesses/witnesses.service.js';

const log = logger('seals');

/** Seals what is new at intervals: signs the hash of the last entry, which covers all before it (LG-04). */
@Injectable()
export class SealsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private sealing?: Promise<unknown>;

  constructor(
    private readonly config: LogConfig,
    private readonly database: Database,
    private readonly head: ChainHead,
    private readonly keys: LogKeys,
    private readonly seals: SealStore,
    private readonly witnesses: Witnesses,
  ) {}

  onApplicationBootstrap(): void {
    // What came in before the last stop has waited long enough.
    this.sealSoon();
    this.timer = setInterval(() => this.sealSoon(), this.config.sealIntervalMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
  }

  /** Seals every entry that no seal covers yet. Undefined: there is nothing new, or another copy was first. */
  async seal(): Promise<Seal | undefined> {
    return this.database.change(async (tx) => {
      const end = await this.head.read(tx.manager, true);
      const last = await this.seals.last(tx.manager);
      const first = (last?.last ?? 0) + 1;
      if (end.sequence < first) return undefined;
      if (!end.genuine) throw new Error('The head of the log was changed by somebody else; it is not sealed.');
      if (end.seal !== (last?.number ?? 0)) throw new Error('Seals of the log are gone; it is not sealed as if there had been none.');
      if (end.seal === 0) await this.witnesses.requireUnsealed();
      const { id: keyId, key } = this.keys.signing;
      const statement = { number: end.seal + 1, time: new Date().toISOString(), first, last: end.sequence, count: end.sequence - first + 1, hash: end.hash, keyId };
      const seal = signSeal(statement, key);
      if (!(await this.seals.add(tx.manager, seal))) return undefined;
      await this.head.move(tx.manager, { ...end, seal: seal.number, sealTime: seal.time });
      // Whoever keeps this fact outside of our reach holds a proof of everything before it.
      await tx.tell(logSealed, { ...seal, signature: seal.signature.toString('base64url'), publicKey: this.keys.publicText(keyId) });
      return seal;
    });
  }

  private sealSoon(): void {
    this.sealing ??= this.seal()
      .catch((error: unknown) => log.error({ err: error }, 'the log could not be sealed'))
      .finally(() => {
        this.sealing = undefined;
      });
  }
}
