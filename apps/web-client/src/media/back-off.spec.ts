import { backOff } from './back-off';

describe('waiting between attempts', () => {
  it('doubles, and ends at fifteen seconds', () => {
    expect([0, 1, 2, 3, 4, 9].map((attempt) => backOff(attempt, 0.5))).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('spreads clients', () => {
    expect(backOff(0, 0)).toBe(800);
    expect(backOff(0, 1)).toBe(1200);
  });
});
