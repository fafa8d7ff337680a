import { toCsv } from './csv';

const lines = (rows: (string | number)[][]) => toCsv(rows).slice(1).trimEnd().split('\r\n');

describe('CSV', () => {
  it('quotes what would break the table', () => {
    expect(lines([['a', 'b,c'], ['say "no"', 'two\nlines']])).toEqual(['"a","b,c"', '"say ""no""","two\nlines"']);
  });

  it.each(['=1+1', '+1', '@SUM(A1)', '-1+1', '\tx', '\rx', ' =1', '\u200b=1', '＝1+1', '＋1', '－1+1', '＠SUM(A1)', '﹦1', '−1+1', '=HYPERLINK("http://x")'])('[IN-07] never hands a spreadsheet a formula: %j', (text) => {
    const [line = ''] = lines([[text]]);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('leaves numbers as they are', () => {
    expect(lines([[-3, '-12.5', 'A-1']])).toEqual(['-3,-12.5,"A-1"']);
  });

  it.each([',', ';', '\t', '|'])('[IN-07] keeps a text in its cell where %j separates cells', (separator) => {
    expect(lines([[`a${separator}=1+1`, 'b']])).toEqual([`"a${separator}=1+1","b"`]);
  });

  it('begins with the mark that makes spreadsheets read UTF-8', () => {
    expect(toCsv([['é']]).startsWith('\uFEFF')).toBe(true);
  });
});
