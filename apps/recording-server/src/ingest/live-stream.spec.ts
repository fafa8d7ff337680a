import { describe, expect, it } from '@jest/globals';
import { parseFragment, parseInitSegment, type TimedFragment } from '@vigie/media';
import { buildFragment, buildInit } from '@vigie/testing/media';
import { LiveStream, type LiveListener } from './live-stream.js';

const init = parseInitSegment(buildInit());
const other = parseInitSegment(buildInit({ width: 1280 }));
const frame = (at: number, keyFrame = false): TimedFragment => ({ fragment: parseFragment(buildFragment({ decodeTime: at, keyFrame }), init), wallClock: at, duration: 100, discontinuity: false });

class Ear implements LiveListener {
  readonly heard: string[] = [];
  onInit(said: { width: number }, run: number): void {
    this.heard.push(`init ${said.width} run ${run}`);
  }
  onFragment({ wallClock }: TimedFragment): void {
    this.heard.push(String(wallClock));
  }
  onSignal(hasSignal: boolean): void {
    this.heard.push(hasSignal ? 'signal' : 'no signal');
  }
}

describe('LiveStream', () => {
  it('gives a late comer everything since the last key frame, and says when there is no signal', () => {
    const live = new LiveStream();
    const early = new Ear();
    live.listen(early);
    live.describe(init);
    live.signal(true, 0);
    for (const timed of [frame(1, true), frame(2), frame(3, true), frame(4)]) live.push(timed);
    const late = new Ear();
    const leave = live.listen(late);
    live.push(frame(5));
    leave();
    live.push(frame(6));
    expect(early.heard).toEqual(['no signal', 'init 320 run 1', 'signal', '1', '2', '3', '4', '5', '6']);
    expect(late.heard).toEqual(['init 320 run 1', '3', '4', '5']);
  });

  it('gives the parameters also to whoever comes before the first frame or while the signal is lost', () => {
    const live = new LiveStream();
    live.describe(init);
    const before = new Ear();
    live.listen(before);
    live.signal(true, 0);
    live.push(frame(1, true));
    live.signal(false, 0);
    const meanwhile = new Ear();
    live.listen(meanwhile);
    live.describe(init);
    live.signal(true, 0);
    live.push(frame(9, true));
    expect(before.heard).toEqual(['init 320 run 1', 'no signal', 'signal', '1', 'no signal', 'signal', '9']);
    expect(meanwhile.heard).toEqual(['init 320 run 1', 'no signal', 'signal', '9']);
  });

  it('counts a run for every change of parameters, not for a reconnect to the same ones', () => {
    const live = new LiveStream();
    const ear = new Ear();
    live.describe(init);
    live.listen(ear);
    live.describe(init);
    live.describe(other);
    expect(ear.heard).toEqual(['init 320 run 1', 'no signal', 'init 1280 run 2']);
  });
});
