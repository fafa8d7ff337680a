import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeStreamFrame, encodeStreamFrame } from './stream-frame.js';

describe('stream frames', () => {
  it('come back as they were sent', () => {
    const frames = fc.record({
      kind: fc.constantFrom('init' as const, 'fragment' as const),
      keyFrame: fc.boolean(),
      discontinuity: fc.boolean(),
      run: fc.nat(0xffff),
      wallClock: fc.integer({ min: 0, max: 4e12 }),
      duration: fc.nat(100000),
      payload: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(fc.property(frames, (frame) => expect(decodeStreamFrame(encodeStreamFrame(frame))).toEqual(frame)));
  });

  it('lie as documented', () => {
    const bytes = encodeStreamFrame({ kind: 'fragment', keyFrame: true, discontinuity: false, run: 3, wallClock: 1.5, duration: 100, payload: Buffer.from('x') });
    expect(bytes.toString('hex')).toBe('020100033ff80000000000000000006478');
  });

  it('refuses what is no frame', () => {
    expect(() => decodeStreamFrame(Buffer.alloc(15, 1))).toThrow('not a stream frame');
    expect(() => decodeStreamFrame(Buffer.alloc(16, 9))).toThrow('not a stream frame');
  });
});
