import type { Dimension, Statistics } from './statistics-types';
import type { Span } from './statistics-search';

/** One bar. */
export interface Bar {
  /** As the suite names it; null: projects that have none. */
  value: string | null;
  label: string;
  count: number;
}

export const isTimely = (dimension: Dimension): dimension is 'hour' | 'weekday' | 'day' | 'month' => ['hour', 'weekday', 'day', 'month'].includes(dimension);

const two = (value: number) => value.toString().padStart(2, '0');
/** More bars than this are no picture. */
const most = 400;

/** Every value that a series of time has, also where nothing happened. Empty where the span has no beginning. */
export function valuesOfTime(dimension: 'hour' | 'weekday' | 'day' | 'month', { from, to }: Span): string[] {
  if (dimension === 'hour') return Array.from({ length: 24 }, (_, hour) => two(hour));
  if (dimension === 'weekday') return Array.from({ length: 7 }, (_, day) => String(day + 1));
  if (!from) return [];
  const end = to ?? new Date();
  const values: string[] = [];
  for (let at = new Date(from.getFullYear(), from.getMonth(), dimension === 'day' ? from.getDate() : 1); at < end && values.length < most; at = next(at, dimension)) {
    values.push(dimension === 'day' ? `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` : `${at.getFullYear()}-${two(at.getMonth() + 1)}`);
  }
  return values;
}

function next(at: Date, step: 'day' | 'month'): Date {
  return step === 'day' ? new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1) : new Date(at.getFullYear(), at.getMonth() + 1, 1);
}

/** The bars of one dimension: times in their order and without holes, things as the suite ordered them, "none" last. */
export function barsOf(statistics: Statistics, dimension: Dimension, span: Span, labelOf: (value: string | null, name: string | undefined) => string): Bar[] {
  const bars = statistics.groups.map(({ keys: [key], count }): Bar => ({ value: key?.value ?? null, label: labelOf(key?.value ?? null, key?.name), count }));
  if (!isTimely(dimension)) return bars.toSorted((one, other) => Number(one.value === null) - Number(other.value === null));
  const known = new Map(bars.map((bar) => [bar.value, bar]));
  const values = valuesOfTime(dimension, span);
  if (values.length === 0) return bars;
  return values.map((value) => known.get(value) ?? { value, label: labelOf(value, undefined), count: 0 });
}

/** From when to when a value of time lasts, on this machine's clock; undefined for what comes again every day or week. */
export function spanOfValue(dimension: Dimension, value: string): { from: Date; to: Date } | undefined {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  if (dimension === 'day') return { from: new Date(year, month - 1, day), to: new Date(year, month - 1, day + 1) };
  return dimension === 'month' ? { from: new Date(year, month - 1, 1), to: new Date(year, month, 1) } : undefined;
}
