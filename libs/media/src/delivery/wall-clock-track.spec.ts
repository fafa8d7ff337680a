import { describe, expect, it } from '@jest/globals';
import { buildFragment, buildInit } from '@vigie/testing/media';
import fc from 'fast-check';
import { parseFragment, type Fragment } from '../mp4/fragment.js';
import { parseInitSegment } from '../mp4/init-segment.js';
import { WallClockTrack, type TimedFragment } from './wall-clock-track.js';

const init = parseInitSegment(buildInit({ timescale: 1000 }));
const T0 = 1_790_000_000_000;

function frame(at: number, step = 100): Fragment {
  return parseFragment(buildFragment({ decodeTime: at * step, duration: step, keyFrame: at % 10 === 0 }), init);
}

/** `delays[i]`: how late frame i arrives, in milliseconds. */
function play(delays: readonly number[]): TimedFragment[] {
  const track = new WallClockTrack(init);
  return delays.flatMap((delay, at) => track.place(frame(at), T0 + (at + 1) * 100 + delay));
}

describe('WallClockTrack', () => {
  it('puts frames where they were made, not where the burst of a slow start delivered them', () => {
    // Ten frames come at once, one second late; then each in its own time.
    const placed = play([...Array.from({ length: 10 }, (_, at) => 1000 - at * 100), 0, 0, 0]);
    expect(placed.map((one) => one.wallClock)).toEqual(Array.from({ length: 13 }, (_, at) => T0 + at * 100));
    expect(placed.map((one) => one.discontinuity)).toEqual([true, ...Array.from({ length: 12 }, () => false)]);
  });

  it('makes the wall clock the decode time', () => {
    for (const one of play([0, 0, 0, 0])) expect(one.fragment.decodeTime).toBe(one.wallClock);
  });

  it('keeps the spacing even under uneven delays, and never strays from the truth', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 20, maxLength: 120 }), (delays) => {
        const placed = play(delays);
        placed.forEach((one, at) => {
          const before = placed[at - 1];
          // Half a frame back at most, one in a thousand forward; within a group of pictures not at all.
          if (before) expect(one.wallClock - before.wallClock).toBeGreaterThanOrEqual(at % 10 === 0 ? 49 : 99);
          if (before) expect(one.wallClock - before.wallClock).toBeLessThanOrEqual(102);
          expect(Math.abs(one.wallClock - T0 - at * 100)).toBeLessThanOrEqual(450);
        });
      }),
    );
  });

  it('finds the truth within seconds after a beginning that came late', () => {
    // The first two frames come in what looks like their own time, but a second late.
    const placed = play([1_000, 1_000, ...Array.from({ length: 400 }, () => 0)]);
    expect(placed[0]?.wallClock).toBe(T0 + 1_000);
    expect(placed.at(-1)?.wallClock).toBe(T0 + 401 * 100);
  });

  it('starts anew after a pause, so that the hole shows', () => {
    const track = new WallClockTrack(init);
    const placed = [0, 1, 2].flatMap((at) => track.place(frame(at), T0 + at * 100));
    const [late] = track.place(frame(3), T0 + 9000);
    expect(placed.length).toBeGreaterThan(0);
    expect(late).toMatchObject({ discontinuity: true, wallClock: T0 + 8900 });
  });
});
