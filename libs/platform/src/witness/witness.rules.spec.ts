import fc from 'fast-check';
import type { WitnessedSeal } from '@vigie/contracts';
import { contradictionOf } from './witness.rules.js';
import type { KeptNearby } from './witness.rules.js';

const hash = (text: string): string => Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64);

/** Seals as a log makes them: gapless, each over so many entries. */
function sealsOver(counts: readonly number[], name = 'log'): WitnessedSeal[] {
  const seals: WitnessedSeal[] = [];
  for (const count of counts) {
    const first = (seals.at(-1)?.last ?? 0) + 1;
    const number = seals.length + 1;
    seals.push({
      number, time: '2026-11-22T10:15:40.000Z', first, last: first + count - 1, count, hash: hash(`${name} ${number}`), keyId: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0e05',
      signature: hash(`signed ${name} ${number}`), keyFingerprint: hash('key'),
    });
  }
  return seals;
}

function nearby(kept: readonly WitnessedSeal[], number: number): KeptNearby {
  return { same: kept.find((one) => one.number === number), before: kept.findLast((one) => one.number < number), after: kept.find((one) => one.number > number) };
}

const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 20 });

describe('What contradicts the seals that a witness keeps', () => {
  it('[LG-16] is nothing of one log, whatever was missed and whatever comes again', () => {
    fc.assert(fc.property(counts, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (of, heard) => {
      const seals = sealsOver(of);
      const kept = seals.filter((_, index) => heard[index]);
      const oldest = kept[0]?.number ?? 0;
      for (const seal of seals.filter(({ number }) => number >= oldest)) expect([seal.number, contradictionOf(seal, nearby(kept, seal.number))]).toEqual([seal.number, undefined]);
    }));
  });

  it('[LG-16] is every seal of a log that was rolled back and went on, from the first on', () => {
    fc.assert(fc.property(counts, counts, fc.nat(), (of, others, at) => {
      const kept = sealsOver(of);
      const back = at % kept.length;
      const other = sealsOver([...of.slice(0, back), ...others], 'another').slice(back);
      for (const seal of other.filter(({ number }) => number <= kept.length)) expect(contradictionOf(seal, nearby(kept, seal.number))).toBe('otherSeal');
    }));
  });

  it('[LG-16] is a log that began anew, also for a witness that did not see its beginning', () => {
    const kept = sealsOver([5, 5, 5, 5]).slice(2);
    expect(contradictionOf(sealsOver([1])[0] as WitnessedSeal, nearby(kept, 1))).toBe('wentBack');
  });

  it('[LG-16] is a seal that does not go on where the last one ended, or that another key signed', () => {
    const [one, two, three] = sealsOver([5, 5, 5]) as [WitnessedSeal, WitnessedSeal, WitnessedSeal];
    expect(contradictionOf({ ...two, first: 5 }, nearby([one], 2))).toBe('otherHistory');
    expect(contradictionOf({ ...three, first: 6 }, nearby([one], 3))).toBe('otherHistory');
    expect(contradictionOf({ ...two, first: 12, last: 13 }, nearby([one, three], 2))).toBe('wentBack');
    expect(contradictionOf({ ...two, keyFingerprint: hash('other') }, nearby([one], 2))).toBe('otherKey');
    expect(contradictionOf({ ...two, keyFingerprint: hash('other') }, nearby([one, two], 2))).toBe('otherSeal');
  });
});
