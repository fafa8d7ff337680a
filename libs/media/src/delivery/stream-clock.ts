/** Where a fragment belongs on the wall clock. */
export interface Stamp {
  /** Milliseconds since 1970, not rounded. */
  readonly wallClock: number;
  /** True for the first fragment of a run and after a jump: nothing joins this fragment to the one before. */
  readonly discontinuity: boolean;
}

const JUMP_MS = 1500;
/** A camera's clock runs up to so much slower than the server's. */
const CREEP = 0.001;
/** How much of a frame's duration may be taken back at once: order must stay. */
const STEP_BACK = 0.5;

/**
 * Puts media time on the server's wall clock. A camera's clock is even but drifts; the server's is right but sees frames
 * late by an uneven transport delay. So: media time plus an offset that follows the earliest arrivals and changes only at
 * key frames (within a group of pictures the spacing stays exact). It creeps forward by 1 in 1000; backward it steps by
 * half a frame at a time, because a frame that comes before its time proves that the offset was wrong. It starts anew after a jump.
 */
export class StreamClock {
  private offset: number | undefined;
  private mediaEnd = 0;
  private lead = Infinity;
  private adjustedAt = 0;

  /** Everything in milliseconds; `mediaTime` by the camera's clock, `lag` = wall clock of the frame's arrival less its media time. */
  stamp(mediaTime: number, duration: number, keyFrame: boolean, lag: number): Stamp {
    const joined = this.offset !== undefined && Math.abs(lag - this.offset) <= JUMP_MS && Math.abs(mediaTime - this.mediaEnd) <= JUMP_MS;
    const offset = joined && this.offset !== undefined ? this.follow(this.offset, mediaTime, duration, keyFrame, lag) : this.start(mediaTime, lag);
    this.offset = offset;
    this.mediaEnd = mediaTime + duration;
    return { wallClock: mediaTime + offset, discontinuity: !joined };
  }

  private start(mediaTime: number, lag: number): number {
    this.lead = Infinity;
    this.adjustedAt = mediaTime;
    return lag;
  }

  private follow(offset: number, mediaTime: number, duration: number, keyFrame: boolean, lag: number): number {
    this.lead = Math.min(this.lead, lag - offset);
    if (!keyFrame) return offset;
    const forward = Math.max(0, mediaTime - this.adjustedAt) * CREEP;
    const step = Math.max(-duration * STEP_BACK, Math.min(forward, this.lead));
    return this.start(mediaTime, offset + step);
  }
}
