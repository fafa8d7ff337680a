import { readChoice, readInstant, readText } from '../app/search-params';
import { dimensions, type Dimension } from './statistics-types';

/** Spans to look back over; `custom` is what `from` and `to` say. */
export const ranges = ['week', 'month', 'quarter', 'year', 'all', 'custom'] as const;
export type Range = (typeof ranges)[number];

/** What the address of the statistics says. */
export interface StatisticsSearch {
  range?: Range;
  from?: string;
  to?: string;
  type?: string;
  status?: string;
  /** Rows and columns of the cross table. */
  rows?: Dimension;
  columns?: Dimension;
}

export function readStatisticsSearch(search: Record<string, unknown>): StatisticsSearch {
  return {
    range: readChoice(search.range, ranges), from: readInstant(search.from), to: readInstant(search.to),
    type: readText(search.type), status: readText(search.status), rows: readChoice(search.rows, dimensions), columns: readChoice(search.columns, dimensions),
  };
}

export interface Span {
  from?: Date;
  to?: Date;
}

const days: Partial<Record<Range, number>> = { week: 7, month: 30, quarter: 90, year: 365 };

/** Whole days of this machine's clock: from midnight that many days ago to the end of today. */
export function spanOf(search: StatisticsSearch, now: Date): Span {
  const range = search.range ?? 'month';
  if (range === 'all') return {};
  if (range === 'custom') return { ...(search.from ? { from: new Date(search.from) } : {}), ...(search.to ? { to: new Date(search.to) } : {}) };
  const midnight = (back: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - back);
  return { from: midnight((days[range] ?? 30) - 1), to: midnight(-1) };
}

const longestInDays = 100;

/** Days, as long as one can tell them apart; months else. */
export function stepOf({ from, to }: Span): 'day' | 'month' {
  if (!from) return 'month';
  return ((to ?? new Date()).getTime() - from.getTime()) / 86_400_000 <= longestInDays ? 'day' : 'month';
}
