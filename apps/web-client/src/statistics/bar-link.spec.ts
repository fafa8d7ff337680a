import { linkTo } from './bar-link';

const now = new Date(2026, 10, 22, 15, 0);
const at = (...parts: [number, number, number]) => new Date(...parts);
const before = (instant: Date) => new Date(instant.getTime() - 1).toISOString();

describe('[IM-35] the list behind a bar', () => {
  it('holds what happened in the span of the statistics, whether or not it has a start', () => {
    expect(linkTo([['type', 't']], { range: 'week' }, now)).toEqual({ type: 't', happenedAt: `gt:${before(at(2026, 10, 16))},lt:${at(2026, 10, 23).toISOString()}` });
    expect(linkTo([['camera', 'c']], { range: 'all', status: 's' }, now)).toEqual({ camera: 'c', status: 's' });
  });

  it('of a month holds only its days that are counted', () => {
    const link = (value: string) => linkTo([['month', value]], { range: 'year' }, now)?.happenedAt;
    expect(link('2025-11')).toBe(`gt:${before(at(2025, 10, 23))},lt:${at(2025, 11, 1).toISOString()}`);
    expect(link('2026-11')).toBe(`gt:${before(at(2026, 10, 1))},lt:${at(2026, 10, 23).toISOString()}`);
  });

  it('of a cell holds what both of its sides say, whichever comes first', () => {
    const month = `gt:${before(at(2026, 9, 1))},lt:${at(2026, 10, 1).toISOString()}`;
    for (const counted of [[['month', '2026-10'], ['type', 't']], [['type', 't'], ['month', '2026-10']]] as [['month' | 'type', string], ['month' | 'type', string]][]) {
      expect(linkTo(counted, { range: 'year' }, now)).toEqual({ type: 't', happenedAt: month });
    }
  });

  it('is not there for what no filter can say', () => {
    expect(linkTo([['type', null]], {}, now)).toBeUndefined();
    expect(linkTo([['hour', '10']], {}, now)).toBeUndefined();
    expect(linkTo([['type', 't'], ['weekday', '1']], {}, now)).toBeUndefined();
  });
});
