import { barsOf, spanOfValue, valuesOfTime } from './series';
import { spanOf, stepOf } from './statistics-search';

const label = (value: string | null, name: string | undefined) => name ?? value ?? 'none';

describe('[IM-35] numbers as bars', () => {
  it('have no holes where nothing happened', () => {
    const statistics = { total: 3, groups: [{ keys: [{ value: '2026-11-20' }], count: 3 }] };
    const bars = barsOf(statistics, 'day', { from: new Date(2026, 10, 19), to: new Date(2026, 10, 22) }, label);
    expect(bars.map(({ value, count }) => [value, count])).toEqual([['2026-11-19', 0], ['2026-11-20', 3], ['2026-11-21', 0]]);
    expect(valuesOfTime('hour', {})).toHaveLength(24);
    expect(valuesOfTime('weekday', {})).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('count months over the end of a year', () => {
    expect(valuesOfTime('month', { from: new Date(2026, 10, 5), to: new Date(2027, 1, 1) })).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  it('tell last what has none', () => {
    const statistics = { total: 3, groups: [{ keys: [{ value: null }], count: 2 }, { keys: [{ id: 't', value: 't', name: 'Visitor' }], count: 1 }] };
    expect(barsOf(statistics, 'type', {}, label).map((bar) => bar.label)).toEqual(['Visitor', 'none']);
  });

  it('lead to what they count', () => {
    expect(spanOfValue('month', '2026-12')).toEqual({ from: new Date(2026, 11, 1), to: new Date(2027, 0, 1) });
    expect(spanOfValue('hour', '13')).toBeUndefined();
  });

  it('look back over whole days', () => {
    const span = spanOf({ range: 'week' }, new Date(2026, 10, 22, 15));
    expect(span).toEqual({ from: new Date(2026, 10, 16), to: new Date(2026, 10, 23) });
    expect(stepOf(span)).toBe('day');
    expect(stepOf(spanOf({ range: 'year' }, new Date()))).toBe('month');
    expect(stepOf({})).toBe('month');
  });
});
