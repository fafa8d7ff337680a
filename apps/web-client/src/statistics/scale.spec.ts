import { scaleOf } from './scale';

describe('the scale of a chart', () => {
  it.each([[0, [0, 1]], [1, [0, 1]], [3, [0, 1, 2, 3]], [9, [0, 5, 10]], [47, [0, 20, 40, 60]], [1000, [0, 500, 1000]]])('of %d is whole and round', (most, ticks) => {
    expect(scaleOf(most).ticks).toEqual(ticks);
    expect(scaleOf(most).top).toBeGreaterThanOrEqual(most);
  });
});
