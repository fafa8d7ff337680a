import { describe, expect, it } from '@jest/globals';
import { buildFragment, buildInit } from '@vigie/testing/media';
import fc from 'fast-check';
import { MalformedMedia } from './box.js';
import { FragmentParser, type MediaPart } from './fragment-parser.js';

const stream = Buffer.concat([
  buildInit({ timescale: 1000, width: 640, height: 360, profile: '64001f' }),
  buildFragment({ decodeTime: 0, duration: 100, keyFrame: true, payload: Buffer.alloc(300, 1) }),
  buildFragment({ decodeTime: 100, duration: 40 }),
  buildFragment({ decodeTime: 2 ** 33, duration: 60, payload: Buffer.alloc(7, 2) }),
]);

function summary(parts: readonly MediaPart[]): unknown[] {
  return parts.map((part) => (part.kind === 'init' ? part.init.codec : [part.fragment.decodeTime, part.fragment.duration, part.fragment.keyFrame, part.fragment.bytes.length]));
}

describe('FragmentParser', () => {
  it('reads codec, size and timescale from the init segment', () => {
    const parser = new FragmentParser();
    parser.push(stream);
    expect(parser.init).toMatchObject({ codec: 'avc1.64001f', mimeType: 'video/mp4; codecs="avc1.64001f"', width: 640, height: 360, timescale: 1000, trackId: 1 });
  });

  it('[RC-01] gives every fragment with its time, duration and whether it starts with a key frame', () => {
    const parts = new FragmentParser().push(stream);
    expect(summary(parts)).toEqual(['avc1.64001f', [0, 100, true, expect.any(Number)], [100, 40, false, expect.any(Number)], [2 ** 33, 60, false, expect.any(Number)]]);
    const bytes = parts.map((part) => (part.kind === 'init' ? part.init.bytes : part.fragment.bytes));
    expect(Buffer.concat(bytes)).toEqual(stream);
  });

  it('gives the same parts however the bytes are cut on the way', () => {
    const whole = summary(new FragmentParser().push(stream));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 20 }), (cuts) => {
        const parser = new FragmentParser();
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const parts = edges.slice(1).flatMap((edge, at) => parser.push(stream.subarray(edges[at], edge)));
        expect(summary(parts)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses bytes that are no fragmented MP4, with its own error and never another', () => {
    expect(() => new FragmentParser().push(Buffer.from('RTSP/1.0 401 Unauthorized\r\n\r\n'))).toThrow(MalformedMedia);
    fc.assert(
      fc.property(fc.nat(stream.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const damaged = Buffer.from(stream);
        damaged[at] = value;
        try {
          new FragmentParser().push(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMedia);
        }
      }),
    );
  });

  it('refuses a box larger than any frame can be instead of waiting for it', () => {
    const huge = Buffer.from('7fffffff6d646174', 'hex');
    expect(() => new FragmentParser().push(huge)).toThrow('box mdat of 2147483647 bytes');
  });
});
