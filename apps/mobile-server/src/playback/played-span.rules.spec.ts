import { describe, expect, it } from '@jest/globals';
import { closeCodeOf } from '../viewing/close-codes.js';
import { withFrame } from './played-span.rules.js';

describe('the played span', () => {
  it('covers everything that was sent, also after seeking back', () => {
    const forward = withFrame(withFrame(undefined, 1_000, 100), 1_100, 100);
    expect(forward).toEqual({ from: 1_000, to: 1_200 });
    expect(withFrame(forward, 500, 100)).toEqual({ from: 500, to: 1_200 });
  });
});

describe('close codes', () => {
  it('tell a client what to do next', () => {
    expect([401, 403, 404, 410, 503, 500, 400, 409].map(closeCodeOf)).toEqual([4401, 4403, 4404, 4404, 4503, 4503, 4400, 4400]);
  });
});
