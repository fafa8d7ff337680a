import { randomBytes } from 'node:crypto';
import { formToken, isFormToken, safeReturn } from './form-token.rules.js';

describe('form tokens', () => {
  const key = randomBytes(32);

  it('[ID-18] fit the sign-in they were made for and no other', () => {
    expect(isFormToken(key, 'one', formToken(key, 'one'))).toBe(true);
    expect(isFormToken(key, 'two', formToken(key, 'one'))).toBe(false);
    expect(isFormToken(randomBytes(32), 'one', formToken(key, 'one'))).toBe(false);
    expect(isFormToken(key, 'one', null)).toBe(false);
    expect(isFormToken(key, 'one', '')).toBe(false);
  });
});

describe('safeReturn', () => {
  const home = 'https://vigie.example/';

  it.each([
    ['/live?view=1', 'https://vigie.example/live?view=1'],
    [undefined, home],
    ['', home],
    ['//evil.example/x', home],
    ['/\\evil.example', home],
    ['/\t/evil.example', home],
    ['https://evil.example', home],
    ['javascript:alert(1)', home],
  ])('[ID-18] %j leads to %s', (wanted, expected) => {
    expect(safeReturn(wanted, 'https://vigie.example')).toBe(expected);
  });
});
