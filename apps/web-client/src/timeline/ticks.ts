import { lengthOf, type Span } from './time-window';

export interface Tick {
  time: number;
  /** What the label has to name. */
  unit: 'millisecond' | 'second' | 'minute' | 'day';
  /** A new day begins here. */
  major: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND,
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY,
];

function unitOf(step: number): Tick['unit'] {
  if (step < SECOND) return 'millisecond';
  if (step < MINUTE) return 'second';
  return step < DAY ? 'minute' : 'day';
}

/**
 * Marks at round local times. `offsetAt` answers how far local time is ahead of UTC at an instant, in milliseconds:
 * it changes within the window when the clocks do.
 */
export function ticks(window: Span, width: number, offsetAt: (instant: number) => number, room = 90): Tick[] {
  const wanted = (lengthOf(window) / Math.max(width, 1)) * room;
  const step = STEPS.find((candidate) => candidate >= wanted) ?? 7 * DAY;
  const found: Tick[] = [];
  let offset = offsetAt(window.from);
  let local = Math.ceil((window.from + offset) / step) * step;
  for (let guard = 0; guard < 1000; guard += 1) {
    const time = local - offset;
    if (time > window.to) break;
    const now = offsetAt(time);
    if (now !== offset && step > HOUR / 2) offset = now;
    if (local - offset >= window.from) found.push({ time: local - offset, unit: unitOf(step), major: local % DAY === 0 });
    local += step;
  }
  return found;
}

/** The offset of this machine's time zone. */
export function localOffset(instant: number): number {
  return -new Date(instant).getTimezoneOffset() * MINUTE;
}
