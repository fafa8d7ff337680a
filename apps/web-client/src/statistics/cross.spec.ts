import { crossOf } from './cross';

const key = (id: string | null) => (id === null ? { value: null } : { id, value: id, name: id.toUpperCase() });

describe('[IM-35] two properties against each other', () => {
  const cross = crossOf({ total: 9, groups: [
    { keys: [key(null), key('lab')], count: 5 }, { keys: [key('fall'), key('lab')], count: 1 }, { keys: [key('struck'), key('store')], count: 3 },
  ] });

  it('puts the most first and what has none last', () => {
    expect(cross.rows.map(({ value }) => value)).toEqual(['struck', 'fall', null]);
    expect(cross.columns.map(({ value }) => value)).toEqual(['lab', 'store']);
  });

  it('counts every pair, also those that never happened', () => {
    expect(cross.countOf('fall', 'lab')).toBe(1);
    expect(cross.countOf('fall', 'store')).toBe(0);
    expect(cross.most).toBe(3);
  });

  it('leaves times in their order', () => {
    const times = crossOf({ total: 3, groups: [{ keys: [{ value: '07' }, key('lab')], count: 1 }, { keys: [{ value: '03' }, key('lab')], count: 2 }] });
    expect(times.rows.map(({ value }) => value)).toEqual(['03', '07']);
  });
});
