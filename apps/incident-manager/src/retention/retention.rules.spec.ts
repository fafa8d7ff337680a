import { expiresBefore } from './retention.rules.js';

describe('expiresBefore', () => {
  const now = new Date('2026-11-22T10:00:00.000Z');

  it.each([[7, '2026-11-15T10:00:00.000Z'], [1, '2026-11-21T10:00:00.000Z'], [365_000, '1970-01-01T00:00:00.000Z']])('[IM-09] %d days', (days, expected) => {
    expect(expiresBefore(days, now).toISOString()).toBe(expected);
  });
});
