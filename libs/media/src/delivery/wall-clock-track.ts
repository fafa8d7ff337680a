import type { Fragment } from '../mp4/fragment.js';
import type { InitSegment } from '../mp4/init-segment.js';
import { withDecodeTime } from '../mp4/rewrite.js';
import { StreamClock } from './stream-clock.js';

/** A fragment whose decode time is the wall clock itself (seconds since 1970): one time line for live and for recordings, across reconnects. */
export interface TimedFragment {
  readonly fragment: Fragment;
  /** Of the first frame, whole milliseconds since 1970. */
  readonly wallClock: number;
  /** Milliseconds. */
  readonly duration: number;
  /** True where nothing joins this fragment to the one before: a new segment starts here. */
  readonly discontinuity: boolean;
}

const MOST_HELD = 200;

/**
 * Puts the fragments of one encoder run on the wall clock. What a source collected while it was probed comes as one burst at the start; it is held
 * until the first fragment that comes in its own time, because only that one tells how late the others were.
 */
export class WallClockTrack {
  private readonly clock = new StreamClock();
  private held: { fragment: Fragment; lag: number }[] | undefined = [];
  private lastArrival: number | undefined;

  constructor(private readonly init: InitSegment) {}

  /** `arrival`: milliseconds since 1970 when the fragment was complete. Gives back what can be placed now, in order. */
  place(fragment: Fragment, arrival: number): TimedFragment[] {
    const lag = arrival - this.toMs(fragment.decodeTime + fragment.duration);
    const inItsOwnTime = this.lastArrival !== undefined && arrival - this.lastArrival >= this.toMs(fragment.duration) / 2;
    this.lastArrival = arrival;
    if (!this.held) return [this.stamp(fragment, lag)];
    this.held.push({ fragment, lag });
    if (!inItsOwnTime && this.held.length < MOST_HELD) return [];
    const burst = this.held;
    this.held = undefined;
    const least = Math.min(...burst.map((one) => one.lag));
    return burst.map((one) => this.stamp(one.fragment, least));
  }

  private stamp(fragment: Fragment, lag: number): TimedFragment {
    const duration = Math.round(this.toMs(fragment.duration));
    const { wallClock, discontinuity } = this.clock.stamp(this.toMs(fragment.decodeTime), duration, fragment.keyFrame, lag);
    const decodeTime = Math.round((wallClock * this.init.timescale) / 1000);
    return { fragment: withDecodeTime(fragment, decodeTime), wallClock: Math.round(wallClock), duration, discontinuity };
  }

  private toMs(mediaTime: number): number {
    return (mediaTime * 1000) / this.init.timescale;
  }
}
