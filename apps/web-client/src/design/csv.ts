/** Cells that a spreadsheet would run as a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * One table as CSV (RFC 4180) for spreadsheets: with a byte order mark, so that they read it as UTF-8, and with an
 * apostrophe before what they would run. Numbers stay numbers.
 */
export function toCsv(rows: (string | number)[][]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
