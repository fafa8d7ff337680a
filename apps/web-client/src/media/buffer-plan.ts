/** What to do with a source buffer: decided here, without the DOM, carried out by the sink. Seconds of media time. */

export interface Range {
  start: number;
  end: number;
}

export interface BufferPlan {
  /** Move the playhead here. */
  jumpTo?: number;
  /** Throw away what lies before this. */
  trimBefore?: number;
  playbackRate: number;
}

/** How far behind the newest picture live video stays: enough for one late fragment. */
export const LIVE_DISTANCE = 0.22;
const LIVE_TOO_FAR = 1.2;
/** Within these, normal speed; outside a change of pace that nobody sees brings it back. */
const LIVE_FAR = 0.36;
const LIVE_CLOSE = 0.1;
const KEEP_BEHIND = 10;
/** Trimming costs; it waits until there is this much to trim. */
const TRIM_STEP = 5;
/** Ranges closer than this are one to the eye. */
const NEAR = 0.02;

function containing(ranges: Range[], at: number): Range | undefined {
  return ranges.find((range) => at >= range.start - NEAR && at < range.end - NEAR);
}

function trim(ranges: Range[], at: number): number | undefined {
  const first = ranges[0];
  const limit = at - KEEP_BEHIND;
  return first && first.start < limit - TRIM_STEP ? limit : undefined;
}

/** Live: stay close to the newest picture, never on it; a hole is jumped over. */
export function planLive(ranges: Range[], at: number): BufferPlan {
  const newest = ranges.at(-1);
  if (!newest) return { playbackRate: 1 };
  const lag = newest.end - at;
  const target = Math.max(newest.start, newest.end - LIVE_DISTANCE);
  const lost = !containing(ranges, at) && at < newest.start;
  if (lost || lag > LIVE_TOO_FAR || lag < -1) return { jumpTo: target, trimBefore: trim(ranges, target), playbackRate: 1 };
  return { trimBefore: trim(ranges, at), playbackRate: livePace(lag) };
}

function livePace(lag: number): number {
  if (lag > 2 * LIVE_FAR) return 1.3;
  if (lag > LIVE_FAR) return 1.12;
  return lag < LIVE_CLOSE ? 0.92 : 1;
}

/** Playback: go on at the speed that was asked for; at the end of a range go on at the next one. */
export function planPlayback(ranges: Range[], at: number, speed: number): BufferPlan {
  const trimBefore = trim(ranges, at);
  if (containing(ranges, at)) return { trimBefore, playbackRate: speed };
  const next = ranges.find((range) => range.start > at);
  return next ? { jumpTo: next.start + 0.001, trimBefore, playbackRate: speed } : { trimBefore, playbackRate: speed };
}

/** Milliseconds of video that lie ready after the playhead, without a hole. */
export function bufferedAhead(ranges: Range[], at: number): number {
  const range = containing(ranges, at);
  return range ? (range.end - at) * 1000 : 0;
}

/** How much more video the server may send now; 0 when it has been allowed enough. */
export function creditToGive(speed: number, ahead: number, outstanding: number): number {
  const wanted = Math.min(Math.max(speed, 1) * 5000, 50_000);
  return Math.max(0, Math.floor(wanted - ahead - outstanding));
}
