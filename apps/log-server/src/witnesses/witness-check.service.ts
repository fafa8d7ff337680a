import { Injectable } from '@nestjs/common';
import type { WitnessedSeal, WitnessService } from '@vigie/contracts';
import type { Break } from '../chain/chain-walk.js';
import { SealStore } from '../chain/seal-store.js';
import { Witnesses } from './witnesses.service.js';
import type { WitnessAnswer } from './witnesses.service.js';
import { breakOf, hearingMs, isOwn, spotChecks } from './witness.rules.js';
import type { WitnessFinding } from './witness.rules.js';

const spots = 64;

/** Compares the seals that witnesses keep with those of the log (LG-16). Hashes cover all before them: the newest seal proves every entry under it. */
@Injectable()
export class WitnessCheck {
  constructor(private readonly witnesses: Witnesses, private readonly seals: SealStore) {}

  /** `answers` must be from before the chain was read, which then has every seal that they name. `entries`: how many it has. */
  async compare(answers: readonly WitnessAnswer[], entries: number): Promise<{ witnesses: WitnessFinding[]; broken?: Break }> {
    const findings: { finding: WitnessFinding; broken?: Break }[] = [];
    for (const answer of answers) findings.push(await this.one(answer, entries));
    const breaks = findings.flatMap(({ broken }) => (broken ? [broken] : [])).sort((one, other) => one.sequence - other.sequence);
    return { witnesses: findings.map(({ finding }) => finding), ...(breaks[0] ? { broken: breaks[0] } : {}) };
  }

  private async one({ service, reply }: WitnessAnswer, entries: number): Promise<{ finding: WitnessFinding; broken?: Break }> {
    const { newest, oldest = newest?.number ?? 0 } = reply ?? {};
    if (!newest) return { finding: { service, state: reply ? 'knowsNothing' : 'silent' } };
    const told = { service, newest: { number: newest.number, time: newest.time } };
    const others = await this.witnesses.ask(service, spotChecks(oldest, newest.number, spots, Math.random));
    const other = await this.firstOther([...others.reply?.seals ?? [], newest]);
    if (!other) return { finding: { ...told, state: (await this.isBehind(newest.number)) ? 'behind' : 'agrees' } };
    const first = await this.earliestOther(service, oldest, other);
    const [own] = await this.seals.find([first.number]);
    return { finding: { ...told, state: 'contradicts' }, broken: breakOf(service, first, own, entries) };
  }

  private async firstOther(kept: readonly WitnessedSeal[]): Promise<WitnessedSeal | undefined> {
    const own = new Map((await this.seals.find(kept.map(({ number }) => number))).map((seal) => [seal.number, seal]));
    return kept.find((seal) => !isOwn(seal, own.get(seal.number)));
  }

  /** Once two histories part they never meet again: the place is found by halving. */
  private async earliestOther(service: WitnessService, oldest: number, known: WitnessedSeal): Promise<WitnessedSeal> {
    let [same, other] = [oldest - 1, known];
    while (other.number - same > 1) {
      const [middle] = (await this.witnesses.ask(service, [Math.floor((same + other.number) / 2)])).reply?.seals ?? [];
      if (!middle) break;
      if (await this.firstOther([middle])) other = middle;
      else same = middle.number;
    }
    return other;
  }

  private async isBehind(newest: number): Promise<boolean> {
    const [next] = await this.seals.find([newest + 1]);
    return next !== undefined && Date.parse(next.time) < Date.now() - hearingMs;
  }
}
