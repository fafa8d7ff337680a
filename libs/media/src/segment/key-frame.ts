import type { IndexEntry } from './segment-index.js';

/** Position of the last key frame at or before the instant (milliseconds since 1970); else of the first key frame at all; -1 when there is none. */
export function keyFrameBefore(entries: readonly IndexEntry[], instant: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.wallClock ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  for (let position = low - 1; position >= 0; position--) if (entries[position]?.keyFrame) return position;
  return entries.findIndex((entry) => entry.keyFrame);
}

/** Position of the next key frame after the given position; -1 when there is none. */
export function nextKeyFrame(entries: readonly IndexEntry[], position: number): number {
  return entries.findIndex((entry, at) => at > position && entry.keyFrame);
}
