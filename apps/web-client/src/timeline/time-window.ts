/** Arithmetic of the time line. All times are milliseconds since 1970. */

export interface Span {
  from: number;
  to: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From two seconds, where single pictures can be told apart, to two months. */
export const shortest = 2 * SECOND;
export const longest = 62 * DAY;

export function around(instant: number, length: number): Span {
  return { from: instant - length / 2, to: instant + length / 2 };
}

export function lengthOf(span: Span): number {
  return span.to - span.from;
}

export function xOf(window: Span, width: number, time: number): number {
  return ((time - window.from) / lengthOf(window)) * width;
}

export function timeAt(window: Span, width: number, x: number): number {
  return window.from + (x / width) * lengthOf(window);
}

/** Zooms by `factor` (above 1: closer) so that the instant under the pointer stays under the pointer. */
export function zoomAt(window: Span, factor: number, instant: number): Span {
  const length = Math.min(longest, Math.max(shortest, lengthOf(window) / factor));
  const share = (instant - window.from) / lengthOf(window);
  const from = instant - share * length;
  return { from, to: from + length };
}

export function pan(window: Span, milliseconds: number): Span {
  return { from: window.from + milliseconds, to: window.to + milliseconds };
}

/** Moves the window only when the instant is about to leave it, as when a page is turned. */
export function follow(window: Span, instant: number): Span {
  const length = lengthOf(window);
  if (instant >= window.from && instant <= window.to - length * 0.02) return window;
  return { from: instant - length * 0.1, to: instant + length * 0.9 };
}

/** The spans inside the window, cut at its edges. */
export function clip(spans: readonly Span[], window: Span): Span[] {
  return spans
    .filter((span) => span.to > window.from && span.from < window.to)
    .map((span) => ({ from: Math.max(span.from, window.from), to: Math.min(span.to, window.to) }));
}

/** Sorted, with touching and overlapping spans made one; `slack` bridges holes nobody would see. */
export function merge(spans: readonly Span[], slack = 0): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to + slack) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

/** A start and an end in whatever order they were marked; undefined while one is missing or both are the same. */
export function selectionOf(start: number | undefined, end: number | undefined): Span | undefined {
  if (start === undefined || end === undefined || start === end) return undefined;
  return { from: Math.min(start, end), to: Math.max(start, end) };
}

/** The start of the span before or after the instant, for going from recording to recording. */
export function neighbour(spans: readonly Span[], instant: number, direction: 'previous' | 'next'): number | undefined {
  const starts = spans.map((span) => span.from).toSorted((a, b) => a - b);
  if (direction === 'next') return starts.find((start) => start > instant + 50);
  return starts.findLast((start) => start < instant - SECOND);
}

/** What to ask the recording server for: the window in steps, so that panning does not ask anew for every pixel. */
export function fetchWindow(window: Span): Span {
  const step = 2 ** Math.ceil(Math.log2(lengthOf(window)));
  return { from: Math.floor((window.from - step / 4) / step) * step, to: Math.ceil((window.to + step / 4) / step) * step };
}
