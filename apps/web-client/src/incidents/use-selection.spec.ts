import { between } from './use-selection';

describe('a stretch of rows', () => {
  it('reaches from one to the other, whichever comes first', () => {
    expect(between(['a', 'b', 'c', 'd'], 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(between(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd']);
  });

  it('is the row alone when the other is gone', () => {
    expect(between(['a', 'b'], 'x', 'b')).toEqual(['b']);
  });
});
