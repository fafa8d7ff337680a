/** What was shown of a recording, for the log: the earliest and the latest instant sent, milliseconds since 1970. */
export interface PlayedSpan {
  readonly from: number;
  readonly to: number;
}

/** The span with one more frame in it. */
export function withFrame(span: PlayedSpan | undefined, wallClock: number, duration: number): PlayedSpan {
  const end = wallClock + duration;
  return span ? { from: Math.min(span.from, wallClock), to: Math.max(span.to, end) } : { from: wallClock, to: end };
}
