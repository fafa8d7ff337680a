/** Cells that a spreadsheet would run as a formula: blanks or nothing seen, then a sign of any width that begins one; or a tab or return, which some leave out. */
const formula = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r\n])/u;

/**
 * One table as CSV (RFC 4180) for spreadsheets: with a byte order mark, so that they read it as UTF-8, and with an
 * apostrophe before what they would run. Every text is quoted, as what separates cells depends on who opens the file; numbers stay numbers.
 */
export function toCsv(rows: (string | number)[][]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (/^-?\d+(\.\d+)?$/.test(value)) return value;
  return `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
}
