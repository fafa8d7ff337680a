import type { Row } from './row.js';

/** The rows of one benchmark. */
export interface Section {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Numbers as people read them: three figures that count, thousands apart. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A table in Markdown that is also good to read on a terminal. */
export function markdownTable({ name, rows }: Section): string {
  const cells = rows.map((row) => [
    row.name,
    `${shown(row.measured)} ${row.unit}`,
    row.limit === undefined ? '' : `${shown(row.limit)} ${row.unit}`,
    row.ratio === undefined ? '' : shown(row.ratio),
    row.ok === undefined ? '' : row.ok ? 'holds' : 'FAILS',
  ]);
  const all = [['', 'measured', 'limit', 'ratio', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [`## ${name}`, '', line(all[0] ?? []), rule, ...cells.map(line), ''].join('\n');
}
