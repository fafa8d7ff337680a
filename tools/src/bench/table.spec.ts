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
