import type { IncidentSearch } from '../incidents/incident-search';
import { spanOfValue } from './series';
import { spanOf, type Span, type StatisticsSearch } from './statistics-search';
import type { Dimension } from './statistics-types';

/** What a bar or a cell counts: values of one or two dimensions. */
export type Counted = [dimension: Dimension, value: string | null][];

/** The list of exactly the projects that are counted; undefined where the list cannot say it. */
export function linkTo(counted: Counted, search: StatisticsSearch, now: Date): IncidentSearch | undefined {
  const things: IncidentSearch = {};
  const spans: Span[] = [spanOf(search, now)];
  for (const [dimension, value] of counted) {
    if (value === null || dimension === 'hour' || dimension === 'weekday') return undefined;
    if (dimension === 'day' || dimension === 'month') spans.push(spanOfValue(dimension, value) ?? {});
    else things[dimension] = value;
  }
  const happenedAt = condition(spans);
  return { ...(search.type ? { type: search.type } : {}), ...(search.status ? { status: search.status } : {}), ...things, ...(happenedAt ? { happenedAt } : {}) };
}

/** What lies in all the spans. They count from their beginning on; the list asks for what comes after something. */
function condition(spans: Span[]): string {
  const from = Math.max(...spans.map((span) => span.from?.getTime() ?? -Infinity));
  const to = Math.min(...spans.map((span) => span.to?.getTime() ?? Infinity));
  return [...(from > -Infinity ? [`gt:${new Date(from - 1).toISOString()}`] : []), ...(to < Infinity ? [`lt:${new Date(to).toISOString()}`] : [])].join(',');
}
