import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyFrameBefore, nextKeyFrame } from './key-frame.js';
import type { IndexEntry } from './segment-index.js';

function entries(keys: readonly boolean[], from = 1000, step = 100): IndexEntry[] {
  return keys.map((keyFrame, at) => ({ keyFrame, wallClock: from + at * step, offset: at, length: 1, decodeTime: at, duration: step, checksum: 0 }));
}

describe('keyFrameBefore', () => {
  it('[RC-03] starts at the key frame before the instant', () => {
    const group = entries([true, false, false, true, false]);
    expect(keyFrameBefore(group, 1299)).toBe(0);
    expect(keyFrameBefore(group, 1300)).toBe(3);
    expect(keyFrameBefore(group, 99999)).toBe(3);
  });

  it('starts at the first key frame where the instant lies before all', () => {
    expect(keyFrameBefore(entries([false, true]), 0)).toBe(1);
    expect(keyFrameBefore(entries([false, false]), 5000)).toBe(-1);
    expect(keyFrameBefore([], 0)).toBe(-1);
  });

  it('agrees with a plain search', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 50 }), fc.integer({ min: 500, max: 7000 }), (keys, instant) => {
        const all = entries(keys);
        const before = all.findLastIndex((entry) => entry.keyFrame && entry.wallClock <= instant);
        expect(keyFrameBefore(all, instant)).toBe(before >= 0 ? before : all.findIndex((entry) => entry.keyFrame));
      }),
    );
  });

  it('finds the next key frame', () => {
    const group = entries([true, false, true, false]);
    expect(nextKeyFrame(group, 0)).toBe(2);
    expect(nextKeyFrame(group, 2)).toBe(-1);
  });
});
