import { fromLocalInput, toLocalInput } from './local-time';

describe('local time in inputs', () => {
  it('comes back as the instant it was', () => {
    const instant = '2026-03-29T10:05:09.000Z';
    expect(fromLocalInput(toLocalInput(instant))).toBe(instant);
  });

  it('is empty for nothing and for nonsense', () => {
    expect(toLocalInput(undefined)).toBe('');
    expect(toLocalInput('soon')).toBe('');
    expect(fromLocalInput('')).toBeUndefined();
    expect(fromLocalInput('2026-13-45')).toBeUndefined();
  });
});
