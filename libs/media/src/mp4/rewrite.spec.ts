import { describe, expect, it } from '@jest/globals';
import { buildFragment, buildInit } from '@vigie/testing/media';
import fc from 'fast-check';
import { requireBox } from './box.js';
import { parseFragment } from './fragment.js';
import { parseInitSegment } from './init-segment.js';
import { withDecodeTime, withDuration } from './rewrite.js';

const init = parseInitSegment(buildInit());
const payload = Buffer.from('the frame itself');

/** Where the first frame starts, by the offset that the sample table gives. */
function frameOf(bytes: Buffer): string {
  const run = requireBox(bytes, { content: 0, end: bytes.length }, ['moof', 'traf', 'trun']);
  const offset = bytes.readInt32BE(run.content + 8);
  return bytes.toString('latin1', offset, offset + payload.length);
}

describe('withDecodeTime', () => {
  it.each([0, 1] as const)('moves a fragment with a version %d time to any instant and leaves its frame where the table says', (timeVersion) => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.boolean(), (decodeTime, keyFrame) => {
        const original = parseFragment(buildFragment({ decodeTime: 7, keyFrame, payload, timeVersion }), init);
        const moved = withDecodeTime(original, decodeTime);
        expect(parseFragment(moved.bytes, init)).toEqual(moved);
        expect(moved).toMatchObject({ decodeTime, keyFrame, duration: 100 });
        expect(frameOf(moved.bytes)).toBe('the frame itself');
        expect(original.decodeTime).toBe(7);
      }),
    );
  });

  it('refuses a time that no box can hold', () => {
    const fragment = parseFragment(buildFragment({ decodeTime: 0 }), init);
    expect(() => withDecodeTime(fragment, -1)).toThrow(RangeError);
    expect(() => withDecodeTime(fragment, 0.5)).toThrow(RangeError);
  });
});

describe('withDuration', () => {
  it('lets a frame stand longer', () => {
    const fragment = parseFragment(buildFragment({ decodeTime: 5, keyFrame: true, payload }), init);
    const longer = withDuration(fragment, 1000);
    expect(parseFragment(longer.bytes, init)).toMatchObject({ duration: 1000, decodeTime: 5, keyFrame: true });
    expect(parseFragment(fragment.bytes, init).duration).toBe(100);
  });
});
