import { around, clip, fetchWindow, follow, lengthOf, longest, merge, neighbour, pan, selectionOf, shortest, timeAt, xOf, zoomAt } from './time-window';

const window = { from: 1_000_000, to: 1_100_000 };

describe('the window of the time line', () => {
  it('maps time to place and back', () => {
    expect(xOf(window, 500, 1_050_000)).toBe(250);
    expect(timeAt(window, 500, xOf(window, 500, 1_012_345))).toBeCloseTo(1_012_345);
  });

  it('zooms around the pointer, which stays on its instant', () => {
    const closer = zoomAt(window, 2, 1_025_000);
    expect(lengthOf(closer)).toBe(50_000);
    expect(xOf(closer, 400, 1_025_000)).toBeCloseTo(xOf(window, 400, 1_025_000));
  });

  it('zooms no closer than two seconds and no further than two months', () => {
    expect(lengthOf(zoomAt(window, 1e9, 1_050_000))).toBe(shortest);
    expect(lengthOf(zoomAt(window, 1e-9, 1_050_000))).toBe(longest);
  });

  it('pans without changing its length', () => {
    expect(pan(window, -5000)).toEqual({ from: 995_000, to: 1_095_000 });
    expect(around(10, 4)).toEqual({ from: 8, to: 12 });
  });

  it('follows the playhead only when it is about to leave', () => {
    expect(follow(window, 1_050_000)).toBe(window);
    const next = follow(window, 1_099_500);
    expect(next.from).toBeLessThan(1_099_500);
    expect(lengthOf(next)).toBeCloseTo(100_000);
  });

  it('asks for more than it shows, and for the same again after a small pan', () => {
    const asked = fetchWindow(window);
    expect(asked.from).toBeLessThanOrEqual(window.from);
    expect(asked.to).toBeGreaterThanOrEqual(window.to);
    expect(fetchWindow(pan(window, 10))).toEqual(asked);
  });
});

describe('spans', () => {
  it('are cut at the edges, and left out beyond them', () => {
    const spans = [{ from: 0, to: 5 }, { from: 999_000, to: 1_000_500 }, { from: 1_099_000, to: 1_200_000 }];
    expect(clip(spans, window)).toEqual([{ from: 1_000_000, to: 1_000_500 }, { from: 1_099_000, to: 1_100_000 }]);
  });

  it('are made one where they touch, in any order', () => {
    expect(merge([{ from: 5, to: 9 }, { from: 0, to: 5 }, { from: 20, to: 30 }])).toEqual([{ from: 0, to: 9 }, { from: 20, to: 30 }]);
    expect(merge([{ from: 0, to: 5 }, { from: 7, to: 9 }], 2)).toEqual([{ from: 0, to: 9 }]);
  });

  it('are marked from either end', () => {
    expect(selectionOf(9, 4)).toEqual({ from: 4, to: 9 });
    expect(selectionOf(4, undefined)).toBeUndefined();
    expect(selectionOf(4, 4)).toBeUndefined();
  });

  it('lead from one recording to the next', () => {
    const spans = [{ from: 10_000, to: 20_000 }, { from: 50_000, to: 60_000 }];
    expect(neighbour(spans, 15_000, 'next')).toBe(50_000);
    expect(neighbour(spans, 15_000, 'previous')).toBe(10_000);
    expect(neighbour(spans, 55_000, 'next')).toBeUndefined();
  });
});
