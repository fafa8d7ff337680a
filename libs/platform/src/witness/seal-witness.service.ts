import { Inject, Injectable } from '@nestjs/common';
import { logSealed, sealContradicted } from '@vigie/contracts';
import type { LogSealFact, SealContradictionKind, WitnessedSeal, WitnessService } from '@vigie/contracts';
import { Hears } from '../messaging/index.js';
import type { Tx } from '../persistence/index.js';
import { counter, logger } from '../telemetry/index.js';
import { isSignedWith, keyFingerprintOf, readPublicKey } from './seal-signature.js';
import { WitnessStore } from './witness-store.js';
import { contradictionOf } from './witness.rules.js';

export const WITNESS = Symbol('witness');

const log = logger('witness');
const contradictions = counter('log_seals_contradicted_total', 'Seals of the log that contradict what was sealed before.', ['kind']);
const noFingerprint = '0'.repeat(64);

/** Hears every seal of the log and keeps it; raises its voice where one contradicts what was sealed before (LG-16). */
@Injectable()
export class SealWitness {
  constructor(@Inject(WITNESS) private readonly witness: WitnessService, private readonly store: WitnessStore) {}

  @Hears(logSealed)
  async onSealed({ publicKey, ...statement }: LogSealFact, tx: Tx): Promise<void> {
    const key = readPublicKey(publicKey);
    const seal: WitnessedSeal = { ...statement, keyFingerprint: key ? keyFingerprintOf(key) : noFingerprint };
    const kind = key && isSignedWith(seal, key) ? contradictionOf(seal, await this.store.nearby(tx.manager, seal.number)) : 'forged';
    if (kind) return this.contradict(kind, seal, tx);
    await this.store.add(tx.manager, seal);
  }

  private async contradict(kind: SealContradictionKind, seal: WitnessedSeal, tx: Tx): Promise<void> {
    contradictions.inc({ kind });
    if (!(await this.store.contradict(tx.manager, kind, seal))) return;
    const { number, first, hash } = seal;
    const newest = (await this.store.newest(tx.manager))?.number ?? number;
    log.error({ kind, number, first, newest }, 'the log sealed something else than it had sealed before');
    await tx.tell(sealContradicted[this.witness], { kind, number, first, newest, time: new Date().toISOString() });
    await tx.log({ log: 'system', category: 'log', operation: 'logSeal.confirmed', outcome: 'failure', reason: kind, details: { number, first, newest, hash } });
  }
}
