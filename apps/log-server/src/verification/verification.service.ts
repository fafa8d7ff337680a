import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { logChainBroken } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { ChainHead } from '../chain/chain-head.js';
import { ChainProof } from './chain-proof.service.js';
import type { Result } from './chain-proof.service.js';
import { VerificationStore } from './verification.store.js';

const log = logger('verification');

/** Verifications as tasks: one at a time, each with its end in the log (LG-04). */
@Injectable()
export class VerificationService {
  private running?: { id: string; done: Promise<void> };

  constructor(
    private readonly database: Database,
    private readonly store: VerificationStore,
    private readonly head: ChainHead,
    private readonly proof: ChainProof,
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

  private async run(id: string, caller: Caller): Promise<void> {
    try {
      const result = await this.proof.verify((entries, seals) => this.store.move(id, entries, seals));
      await this.store.end(id, 'Success', result);
      await this.tell(caller, result);
    } catch (error) {
      log.error({ err: error }, 'the verification came to no end');
      await this.store.end(id, 'Error', { entries: 0, seals: 0, witnesses: [] }).catch((failure: unknown) => log.error({ err: failure }, 'nor could that be said'));
    }
  }

  private async tell(caller: Caller, { entries, broken, witnesses }: Result): Promise<void> {
    await this.database.change(async (tx) => {
      if (broken) await tx.tell(logChainBroken, { ...broken, time: new Date().toISOString() });
      await tx.log(entryOf(caller, {
        log: 'audit', category: 'log', operation: 'log.verified', privilege: 'log.verify', outcome: broken ? 'failure' : 'success',
        ...(broken ? { reason: broken.reason } : {}), details: {
          entries, ...(broken ? { firstBreak: broken.sequence } : {}), ...(broken?.witness ? { witness: broken.witness } : {}),
          ...Object.fromEntries(witnesses.map(({ service, state }) => [`witness.${service}`, state])),
        },
      }));
    });
  }
}
