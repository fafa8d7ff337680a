import { bufferedAhead, creditToGive, LIVE_DISTANCE, planLive, planPlayback } from './buffer-plan';

describe('live', () => {
  it('leaves a playhead alone that is close behind the newest picture', () => {
    expect(planLive([{ start: 0, end: 10 }], 9.75)).toEqual({ playbackRate: 1, trimBefore: undefined });
  });

  it('plays a little faster when it falls behind', () => {
    expect(planLive([{ start: 0, end: 10 }], 9.2).playbackRate).toBeGreaterThan(1);
  });

  it('plays a little slower before it runs dry', () => {
    const { playbackRate } = planLive([{ start: 0, end: 10 }], 9.95);
    expect(playbackRate).toBeLessThan(1);
    expect(playbackRate).toBeGreaterThan(0.9);
  });

  it('jumps when it is more than a second behind', () => {
    expect(planLive([{ start: 0, end: 10 }], 8).jumpTo).toBeCloseTo(10 - LIVE_DISTANCE);
  });

  it('jumps over a hole, not before the first picture after it', () => {
    expect(planLive([{ start: 0, end: 4 }, { start: 5, end: 5.1 }], 4).jumpTo).toBe(5);
  });

  it('waits at the end of what there is', () => {
    expect(planLive([{ start: 0, end: 10 }], 10).jumpTo).toBeUndefined();
    expect(planLive([], 0)).toEqual({ playbackRate: 1 });
  });

  it('throws away what nobody will see again', () => {
    expect(planLive([{ start: 0, end: 30 }], 29.7).trimBefore).toBeCloseTo(19.7);
    expect(planLive([{ start: 16, end: 30 }], 29.7).trimBefore).toBeUndefined();
  });
});

describe('playback', () => {
  it('keeps the speed that was asked for', () => {
    expect(planPlayback([{ start: 0, end: 10 }], 3, 4)).toEqual({ playbackRate: 4, trimBefore: undefined });
  });

  it('goes on after a hole', () => {
    expect(planPlayback([{ start: 0, end: 4 }, { start: 7, end: 9 }], 4, 1).jumpTo).toBeCloseTo(7.001);
  });

  it('waits where nothing follows', () => {
    expect(planPlayback([{ start: 0, end: 4 }], 4, 1).jumpTo).toBeUndefined();
  });

  it('measures what lies ready up to the next hole', () => {
    expect(bufferedAhead([{ start: 0, end: 4 }, { start: 5, end: 9 }], 1.5)).toBeCloseTo(2500);
    expect(bufferedAhead([{ start: 0, end: 4 }], 6)).toBe(0);
  });

  it('asks for five seconds of watching time and never for what is on its way', () => {
    expect(creditToGive(1, 2000, 1000)).toBe(2000);
    expect(creditToGive(4, 0, 0)).toBe(20_000);
    expect(creditToGive(1, 4000, 2000)).toBe(0);
    expect(creditToGive(16, 0, 0)).toBeLessThanOrEqual(60_000);
  });
});
