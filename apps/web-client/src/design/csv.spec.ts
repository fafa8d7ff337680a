import { toCsv } from './csv';

const lines = (rows: (string | number)[][]) => toCsv(rows).slice(1).trimEnd().split('\r\n');

describe('CSV', () => {
  it('quotes what would break the table', () => {
    expect(lines([['a', 'b,c'], ['say "no"', 'two\nlines']])).toEqual(['a,"b,c"', '"say ""no""","two\nlines"']);
  });

  it.each(['=1+1', '+1', '@SUM(A1)', '-1+1', '\tx', '=HYPERLINK("http://x")'])('never hands a spreadsheet a formula: %s', (text) => {
    const [line = ''] = lines([[text]]);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('leaves numbers as they are', () => {
    expect(lines([[-3, '-12.5', 'A-1']])).toEqual(['-3,-12.5,A-1']);
  });

  it('begins with the mark that makes spreadsheets read UTF-8', () => {
    expect(toCsv([['é']]).startsWith('\uFEFF')).toBe(true);
  });
});
