import fc from 'fast-check';
import { outcomeOf, waitMs } from './delivery.rules.js';

it.each([[201, 'sent'], [200, 'sent'], [404, 'dead'], [410, 'dead'], [429, 'later'], [500, 'later'], [503, 'later'], [undefined, 'later'], [400, 'never'], [403, 'never'], [413, 'never']] as const)(
  '[PN-10] takes the answer %s as %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome),
);

it('[PN-10] waits longer each time, ten minutes at most by itself, and never less than asked', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 10, max: 60_000 }), fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: undefined }), (attempts, first, asked) => {
    const wait = waitMs(attempts, first, asked);
    expect(wait).toBeLessThanOrEqual(Math.max(600_000, asked ?? 0));
    expect(wait).toBeGreaterThanOrEqual(asked ?? 0);
    expect(waitMs(attempts + 1, first, asked)).toBeGreaterThanOrEqual(wait);
  }));
});
