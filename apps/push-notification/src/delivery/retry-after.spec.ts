import fc from 'fast-check';
import { retryAfterMs } from './retry-after.js';

const now = Date.parse('2026-11-30T10:00:00Z');

it.each([
  ['120', 120_000], ['0', 0], [' 5 ', 5_000], ['Mon, 30 Nov 2026 10:02:00 GMT', 120_000], ['Monday, 30-Nov-26 10:00:10 GMT', 10_000], ['Mon, 30 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined], ['-1', undefined], ['1.5', undefined], ['2026', 2_026_000], ['', undefined], [null, undefined], [undefined, undefined], ['12345678901234567890', undefined],
])('[PN-10] reads Retry-After %j as %j milliseconds', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));

it('[PN-10] reads a date as well as the seconds until it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
    expect(retryAfterMs(new Date(now + seconds * 1_000).toUTCString(), now)).toBe(retryAfterMs(String(seconds), now));
  }));
});
