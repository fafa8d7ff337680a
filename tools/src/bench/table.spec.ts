import { performancePage } from './page.js';
import { markdownTable, shown } from './table.js';

describe('the table of measurements', () => {
  it.each([[0.00123, '0.0012'], [1.239, '1.24'], [12.34, '12.3'], [1234.5, '1,235']])('%d is shown as %s', (value, text) => expect(shown(value)).toBe(text));

  it('says what holds and what does not', () => {
    const text = markdownTable({ name: 'decide', rows: [{ name: 'p99', measured: 12.3, unit: 'µs', limit: 50, ok: true }, { name: 'slow', measured: 60, unit: 'µs', limit: 50, ok: false }, { name: 'told', measured: 1, unit: 'x' }] });
    expect(text).toContain('| p99  |  12.3 µs | 50 µs |       | holds |');
    expect(text).toContain('FAILS');
    expect(text.split('\n')[0]).toBe('## decide');
  });
});

describe('the page of measurements', () => {
  const section = (name: string, measured: number) => ({ name, rows: [{ name: 'p99', measured, unit: 'ms' }] });
  const titles = (page: string) => page.split('\n').filter((line) => line.startsWith('## '));

  it('keeps what was not measured again, word for word, and replaces what was', () => {
    const first = performancePage([section('live', 1), section('decide', 2)], '', new Date('2026-01-02'));
    const second = performancePage([section('outbox', 3), section('live', 4)], first, new Date('2026-03-04'));
    expect(titles(second)).toEqual(['## decide', '## live', '## outbox']);
    expect(second.split('## live')[0]).toBe(first.split('## live')[0]);
    expect(second).toContain('| p99 |     4 ms |');
    expect(second).not.toContain('| p99 |     1 ms |');
    expect(performancePage([], second)).toBe(second);
  });
});
