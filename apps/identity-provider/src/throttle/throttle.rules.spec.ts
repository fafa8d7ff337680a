import { randomBytes } from 'node:crypto';
import { knownDevice, newDevice } from './known-device.rules.js';
import { freeTries, longestPause, pauseAfter } from './throttle.rules.js';

describe('pauseAfter', () => {
  it('[ID-19] lets the first tries pass, then slows down, and never locks', () => {
    expect([0, 1, freeTries - 1].map(pauseAfter)).toEqual([0, 0, 0]);
    expect([0, 1, 2, 3].map((more) => pauseAfter(freeTries + more))).toEqual([1, 2, 4, 8]);
    expect(pauseAfter(1_000_000)).toBe(longestPause);
  });
});

describe('known devices', () => {
  const key = randomBytes(32);

  it('[ID-19] are known to the account that marked them, and to no other', () => {
    const mark = newDevice(key, 'ada');
    expect(knownDevice(key, 'ada', mark)).toBe(mark.split('.')[0]);
    expect(knownDevice(key, 'bob', mark)).toBeUndefined();
    expect(knownDevice(randomBytes(32), 'ada', mark)).toBeUndefined();
  });

  it.each([undefined, '', '.', 'a.b', 'a.', '.b'])('[ID-19] are strange with the mark %j', (mark) => {
    expect(knownDevice(key, 'ada', mark)).toBeUndefined();
  });
});
