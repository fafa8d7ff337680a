import fc from 'fast-check';
import { VigieError } from '@vigie/contracts';
import { readTime, requireOrder, shownInstant } from './time.rules.js';

describe('readTime', () => {
  it.each([
    ['2026-11-22T11:00:00+01:00', '2026-11-22T10:00:00.000Z'], ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22t10:00:00z', '2026-11-22T10:00:00.000Z'], ['2026-11-22T10:00:00.123456Z', '2026-11-22T10:00:00.123Z'],
  ])('[IM-20] reads %s as the instant it says', (text, expected) => {
    expect(readTime('startTime', text).toISOString()).toBe(expected);
  });

  it('[IM-20] reads what it wrote, and answers anything else with a code', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map((date) => date.toISOString())), (text) => {
      try {
        const time = readTime('endTime', text);
        expect(readTime('endTime', time.toISOString())).toEqual(time);
      } catch (error) {
        expect(error).toBeInstanceOf(VigieError);
      }
    }));
  });
});

describe('requireOrder', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));

  it('[IM-20] takes an open end, and a moment for a project but not for a sequence', () => {
    requireOrder(at(1), null, true);
    requireOrder(null, at(1), true);
    requireOrder(at(1), at(1), false);
    expect(() => requireOrder(at(1), at(1), true)).toThrow('incident.endBeforeStart');
    expect(() => requireOrder(at(2), at(1), false)).toThrow('incident.endBeforeStart');
  });
});

describe('shownInstant', () => {
  it.each([
    ['2026-11-22 10:00:00+00', '2026-11-22T10:00:00.000Z'], ['2026-11-22 10:00:00.5+00', '2026-11-22T10:00:00.500Z'], ['2026-11-22 10:00:00.123999+00', '2026-11-22T10:00:00.123Z'],
    ['2026-11-22 11:00:00.12+01', '2026-11-22T10:00:00.120Z'], ['2026-11-22 04:30:00-05:30', '2026-11-22T10:00:00.000Z'], ['9999-12-31 23:59:59.999+00', '9999-12-31T23:59:59.999Z'],
  ])('[IM-28] shows %s as %s', (text, expected) => {
    expect(shownInstant(text)).toBe(expected);
  });
});
