import { bestGrid, mostTiles, place } from './grid-layout';

describe('the live grid', () => {
  it.each([
    [1, { columns: 1, rows: 1 }],
    [2, { columns: 2, rows: 1 }],
    [4, { columns: 2, rows: 2 }],
    [9, { columns: 3, rows: 3 }],
    [25, { columns: 5, rows: 5 }],
  ])('shows %i cameras on a wide screen as it should', (count, layout) => {
    expect(bestGrid(count, 1920, 1000)).toEqual(layout);
  });

  it('stacks cameras on a phone', () => {
    expect(bestGrid(2, 390, 700)).toEqual({ columns: 1, rows: 2 });
  });

  it('never has fewer places than cameras, nor more than twenty-five', () => {
    for (let count = 1; count <= mostTiles; count += 1) {
      const { columns, rows } = bestGrid(count, 1440, 800);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
    }
    expect(bestGrid(80, 1440, 800).rows).toBeLessThanOrEqual(mostTiles);
  });
});

describe('placing a camera', () => {
  it('adds one that is not on the view', () => {
    expect(place(['a'], 'b', 5)).toEqual(['a', 'b']);
  });

  it('replaces what is in the place', () => {
    expect(place(['a', 'b'], 'c', 0)).toEqual(['c', 'b']);
  });

  it('swaps with one that is on the view already', () => {
    expect(place(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'b', 'a']);
    expect(place(['a', 'b'], 'a', 7)).toEqual(['a', 'b']);
  });
});
