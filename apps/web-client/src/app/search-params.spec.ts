import { readChoice, readIds, readInstant, readNumber, readText } from './search-params';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000001`;

describe('what stands in the address', () => {
  it('keeps what names something, once each, and drops what cannot be a name', () => {
    expect(readIds(`${id('A')},nonsense,<b>,${id('b')},${id('a')}`)).toBe(`${id('a')},nonsense,${id('b')}`);
    expect(readIds('zzz')).toBe('zzz');
    expect(readIds('<script>')).toBeUndefined();
    expect(readIds(Array.from({ length: 80 }, (_, index) => `x${index}`).join(','))?.split(',')).toHaveLength(50);
    expect(readIds(5)).toBeUndefined();
  });

  it('normalises instants', () => {
    expect(readInstant('2026-11-22T11:00:00+01:00')).toBe('2026-11-22T10:00:00.000Z');
    expect(readInstant('soon')).toBeUndefined();
  });

  it('takes only what is offered', () => {
    expect(readChoice('b', ['a', 'b'])).toBe('b');
    expect(readChoice('c', ['a', 'b'])).toBeUndefined();
    expect(readNumber('12')).toBe(12);
    expect(readNumber('many')).toBeUndefined();
    expect(readText('')).toBeUndefined();
  });
});
