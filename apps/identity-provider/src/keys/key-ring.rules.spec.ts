import fc from 'fast-check';
import { leadMs, nextKey, overlapMs, retiredKeys, signingKey } from './key-ring.rules.js';
import type { KeyAge } from './key-ring.rules.js';

const day = 86_400_000;
const policy = { signsForMs: 90 * day };
const start = new Date('2026-01-01T00:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

describe('key rotation', () => {
  it('[ID-01] makes a first key that signs at once', () => {
    expect(nextKey([], start, policy)).toEqual({ number: 1, signsFrom: start });
  });

  it('[ID-01] shows the next key before it signs and lets the old one sign until then', () => {
    const first = { number: 1, signsFrom: start };
    expect(nextKey([first], after(89 * day), policy)).toBeUndefined();
    const made = nextKey([first], after(90 * day - leadMs), policy);
    expect(made).toEqual({ number: 2, signsFrom: after(90 * day) });
    const keys = [first, made as KeyAge];
    expect(signingKey(keys, after(90 * day - 1))).toBe(first);
    expect(signingKey(keys, after(90 * day))).toBe(made);
  });

  it('[ID-01] keeps the old key shown until what it signed has run out', () => {
    const keys = [{ number: 1, signsFrom: start }, { number: 2, signsFrom: after(90 * day) }];
    expect(retiredKeys(keys, after(90 * day + overlapMs))).toEqual([]);
    expect(retiredKeys(keys, after(90 * day + overlapMs + 1))).toEqual([keys[0]]);
  });

  it('[ID-01] signs with the oldest key where the clock lags behind', () => {
    const keys = [{ number: 2, signsFrom: after(1) }, { number: 3, signsFrom: after(2) }];
    expect(signingKey(keys, start)).toBe(keys[0]);
  });

  it('[ID-01] always has exactly one key to sign with, however seldom it is looked after', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 * day }), { minLength: 1, maxLength: 40 }), (steps) => {
      let keys: KeyAge[] = [];
      let now = start;
      for (const step of [0, ...steps]) {
        now = new Date(now.getTime() + step);
        const made = nextKey(keys, now, policy);
        if (made) keys = [...keys, made];
        const gone = retiredKeys(keys, now);
        keys = keys.filter((key) => !gone.includes(key));
        expect(signingKey(keys, now)).toBeDefined();
        expect(gone).not.toContain(signingKey(keys, now));
      }
    }));
  });
});
