import { readCondition, resolveInstant, toFilters, writeCondition } from './list-conditions';

const now = new Date('2026-11-22T12:00:00.000Z');

describe('[IM-28] conditions of the incident list', () => {
  it('are read as they were written', () => {
    const range = [{ operator: 'gt', value: '2' }, { operator: 'lt', value: '5' }] as const;
    expect(readCondition('number', writeCondition([...range]) ?? '')).toEqual(range);
    expect(readCondition('text', writeCondition([{ operator: 'contains', value: 'wet, cold' }]) ?? '')).toEqual([{ operator: 'contains', value: 'wet, cold' }]);
    expect(readCondition('choice', 'abc')).toEqual([{ operator: 'equals', value: 'abc' }]);
  });

  it('are nothing when nothing was filled in', () => {
    expect(writeCondition([{ operator: 'gt', value: '' }])).toBeUndefined();
    expect(readCondition('text', 'contains:')).toEqual([]);
  });

  it('mean days before now, whenever they are used', () => {
    expect(resolveInstant('-7d', now)).toBe('2026-11-15T12:00:00.000Z');
    expect(resolveInstant('2026-01-01T00:00:00.000Z', now)).toBe('2026-01-01T00:00:00.000Z');
    expect(new Date(resolveInstant('today', now)).getTime()).toBeLessThanOrEqual(now.getTime());
  });

  it('mean the person who looks', () => {
    expect(toFilters('assignee', 'choice', 'me', 'u1', now)).toEqual([{ column: 'assignee', operator: 'equals', value: 'u1' }]);
    expect(toFilters('title', 'text', 'me', 'u1', now)).toEqual([{ column: 'title', operator: 'equals', value: 'me' }]);
  });
});
