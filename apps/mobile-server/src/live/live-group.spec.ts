import { describe, expect, it } from '@jest/globals';
import { decodeStreamFrame, encodeStreamFrame } from '@vigie/media';
import type { ViewerSocket } from '../viewing/viewer-socket.js';
import { LiveGroup } from './live-group.js';
import { LiveViewer } from './live-viewer.js';

/** A browser's end that notes what reaches it. */
function newcomer(): { viewer: LiveViewer; got: string[]; socket: { unsentBytes: number } } {
  const got: string[] = [];
  const socket = {
    unsentBytes: 0,
    event: ({ event, run }: { event?: string; run?: number }) => void got.push(`${event} ${run}`),
    frame: (bytes: Buffer) => {
      const { kind, wallClock, run, discontinuity } = decodeStreamFrame(bytes);
      got.push(`${kind} ${wallClock} of ${run}${discontinuity ? ' after a hole' : ''}`);
    },
  };
  return { viewer: new LiveViewer(socket as unknown as ViewerSocket), got, socket };
}

const init = (): Buffer => encodeStreamFrame({ kind: 'init', keyFrame: false, discontinuity: false, run: 1, wallClock: 0, duration: 0, payload: Buffer.from('init') });
const frame = (wallClock: number, keyFrame = false, size = 5): Buffer =>
  encodeStreamFrame({ kind: 'fragment', keyFrame, discontinuity: false, run: 1, wallClock, duration: 100, payload: Buffer.alloc(size) });

describe('LiveGroup', () => {
  it('gives everybody the beginning, whenever they come in', () => {
    const group = new LiveGroup();
    const [before, between, late] = [newcomer(), newcomer(), newcomer()];
    const all = [before.viewer];
    group.start({ event: 'started', stream: 's' }, 7, all);
    group.replayTo(between.viewer);
    all.push(between.viewer);
    group.frame(init(), all);
    for (const bytes of [frame(1, true), frame(2), frame(3, true), frame(4)]) group.frame(bytes, all);
    group.replayTo(late.viewer);
    expect(before.got).toEqual(['started 7', 'init 0 of 7', ...[1, 2, 3, 4].map((at) => `fragment ${at} of 7`)]);
    expect(between.got).toEqual(before.got);
    expect(late.got).toEqual(['started 7', 'init 0 of 7', 'fragment 3 of 7', 'fragment 4 of 7']);
    expect(group.stream).toBe('s');
  });

  it('[MB-31] marks the hole for the slow viewer alone, though all share the bytes', () => {
    const group = new LiveGroup();
    const [slow, quick] = [newcomer(), newcomer()];
    const all = [slow.viewer, quick.viewer];
    group.start({ event: 'started' }, 1, all);
    group.frame(init(), all);
    group.frame(frame(1, true), all);
    slow.socket.unsentBytes = 10_000_000;
    for (const bytes of [frame(2), frame(3, true)]) group.frame(bytes, all);
    slow.socket.unsentBytes = 0;
    for (const bytes of [frame(4), frame(5, true), frame(6)]) group.frame(bytes, all);
    expect(slow.got.slice(2)).toEqual(['fragment 1 of 1', 'fragment 5 of 1 after a hole', 'fragment 6 of 1']);
    expect(quick.got.slice(2)).toEqual([1, 2, 3, 4, 5, 6].map((at) => `fragment ${at} of 1`));
  });
});
