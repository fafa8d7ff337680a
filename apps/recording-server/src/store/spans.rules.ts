/** A span on the wall clock, milliseconds since 1970; `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans closer than this count as one: a file change or one lost frame is no gap. */
export const JOIN_MS = 1_500;

/** Joins spans that touch, overlap, or lie less than `tolerance` apart. Any order in, oldest first out. */
export function joinSpans(spans: readonly Span[], tolerance = JOIN_MS): Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + tolerance) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What of the spans lies within `window`. */
export function cutSpans(spans: readonly Span[], window: Span): Span[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from < to);
}
