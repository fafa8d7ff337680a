import { fullBox, requireBox } from '../mp4/box.js';
import type { Fragment } from '../mp4/fragment.js';
import type { InitSegment } from '../mp4/init-segment.js';
import { withDecodeTime } from '../mp4/rewrite.js';

/** A run of fragments that begins with a key frame, as the index at the beginning of a file lists it. */
export interface TrackRun {
  /** Of all its fragments together. */
  readonly bytes: number;
  /** Until the next run begins, gaps included; in the timescale. */
  readonly duration: number;
}

const ENTRY = 12;
const MOST_RUNS = 0xffff;
const STARTS_WITH_KEY_FRAME = 0x9000_0000;

/**
 * What stands before the fragments of a file: the init segment and a segment index (`sidx`), which gives players the length and lets them
 * seek. It is known before the first fragment is read, so that a file can be streamed and still says how long it is.
 */
export function trackHead(init: InitSegment, runs: readonly TrackRun[]): Buffer {
  // More runs than an index can list: players then find their way without one.
  if (runs.length > MOST_RUNS) return init.bytes;
  const box = Buffer.alloc(40 + runs.length * ENTRY);
  box.writeUInt32BE(box.length, 0);
  box.write('sidx', 4, 'latin1');
  box.writeUInt32BE(0x0100_0000, 8);
  box.writeUInt32BE(init.trackId, 12);
  box.writeUInt32BE(init.timescale, 16);
  box.writeUInt16BE(runs.length, 38);
  for (const [position, { bytes, duration }] of runs.entries()) {
    const at = 40 + position * ENTRY;
    box.writeUInt32BE(bytes, at);
    box.writeUInt32BE(duration, at + 4);
    box.writeUInt32BE(STARTS_WITH_KEY_FRAME, at + 8);
  }
  return Buffer.concat([init.bytes, box]);
}

/** How long trackHead is. */
export const trackHeadBytes = (init: Pick<InitSegment, 'bytes'>, runs: number): number => init.bytes.length + (runs > MOST_RUNS ? 0 : 40 + runs * ENTRY);

/** A stored fragment as part of a file that begins at `base` (in the timescale); `sequence` counts fragments from 1. Always as long as the stored one. */
export function trackFragmentBytes(fragment: Fragment, base: number, sequence: number): Buffer {
  const { bytes } = withDecodeTime(fragment, Math.max(0, fragment.decodeTime - base));
  const header = requireBox(bytes, requireBox(bytes, { content: 0, end: bytes.length }, ['moof']), ['mfhd']);
  bytes.writeUInt32BE(sequence >>> 0, fullBox(bytes, header).body);
  return bytes;
}
