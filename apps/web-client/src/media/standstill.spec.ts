import fc from 'fast-check';
import { onePicture, standsStill, type Pictures } from './standstill';

const after = (gaps: number[]): Pictures => gaps.reduce((pictures, gap) => onePicture(pictures, pictures.lastAt + gap), { lastAt: 0, intervalMs: 0 });

describe('a picture that stands still', () => {
  it('[WC-01] is noticed after two and a half seconds at any usual rate', () => {
    for (const gap of [20, 40, 66, 200, 800]) {
      const pictures = after(Array.from({ length: 50 }, () => gap));
      expect(standsStill(pictures, pictures.lastAt + 2_400)).toBe(false);
      expect(standsStill(pictures, pictures.lastAt + 2_600)).toBe(true);
    }
  });

  it('[WC-01] of a slow camera is waited for three of its intervals, never longer than fifteen seconds', () => {
    const slow = after(Array.from({ length: 50 }, () => 2_000));
    expect([standsStill(slow, slow.lastAt + 5_500), standsStill(slow, slow.lastAt + 6_100)]).toEqual([false, true]);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 100_000 })), (gaps) => {
      const pictures = after(gaps);
      expect(standsStill(pictures, pictures.lastAt + 15_001)).toBe(true);
      expect(standsStill(pictures, pictures.lastAt)).toBe(false);
    }));
  });
});
