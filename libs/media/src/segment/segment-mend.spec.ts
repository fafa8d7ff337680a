import { describe, expect, it } from '@jest/globals';
import { buildFragment, buildInit } from '@vigie/testing/media';
import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { parseInitSegment } from '../mp4/init-segment.js';
import { encodeEntry, encodeHeader, ENTRY_BYTES, HEADER_BYTES } from './segment-index.js';
import { planMending } from './segment-mend.js';

const init = parseInitSegment(buildInit());
const fragments = Array.from({ length: 8 }, (_, at) => buildFragment({ decodeTime: at * 100, keyFrame: at % 4 === 0, payload: Buffer.alloc(20 + at * 13, at) }));
const ends = fragments.reduce<number[]>((sums, bytes) => [...sums, (sums.at(-1) ?? init.bytes.length) + bytes.length], []);
const media = Buffer.concat([init.bytes, ...fragments]);
const index = Buffer.concat([
  encodeHeader({ timescale: 1000, initLength: init.bytes.length, initId: init.id }),
  ...fragments.map((bytes, at) => encodeEntry({ offset: (ends[at] ?? 0) - bytes.length, length: bytes.length, keyFrame: at % 4 === 0, wallClock: 1_700_000_000_000 + at * 100, decodeTime: at * 100, duration: 100, checksum: crc32(bytes) })),
]);

describe('planMending', () => {
  it('keeps everything of a segment that is whole', () => {
    expect(planMending(media, index)).toMatchObject({ mediaBytes: media.length, indexBytes: index.length, header: { initId: init.id } });
  });

  it('[RC-16] loses at most the unfinished fragment, wherever a kill tore media and index', () => {
    fc.assert(
      fc.property(fc.nat(fragments.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (whole, part, indexed) => {
        // `whole` fragments were finished; the next one stopped half-way in the media, or half-way in its index entry.
        const next = fragments[whole] ?? Buffer.alloc(0);
        const start = (ends[whole] ?? 0) - next.length;
        const tornMedia = media.subarray(0, indexed ? ends[whole] : start + Math.floor(next.length * part));
        const tornIndex = index.subarray(0, HEADER_BYTES + whole * ENTRY_BYTES + (indexed ? Math.floor((ENTRY_BYTES - 1) * part) : 0));
        const plan = planMending(tornMedia, tornIndex);
        if (whole === 0) expect(plan).toBeUndefined();
        else expect(plan).toMatchObject({ mediaBytes: ends[whole - 1], indexBytes: HEADER_BYTES + whole * ENTRY_BYTES });
      }),
    );
  });

  it('[RC-16] never keeps a fragment whose bytes are not those that were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: init.bytes.length, max: media.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(media);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const hit = ends.findIndex((end) => at < end);
        expect(planMending(damaged, index)?.entries.length ?? 0).toBe(hit);
      }),
    );
  });

  it('never trusts what follows a damaged index entry, and survives any bytes as index', () => {
    fc.assert(
      fc.property(fc.integer({ min: HEADER_BYTES, max: index.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(index);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(planMending(media, damaged)?.entries.length ?? 0).toBe(Math.floor((at - HEADER_BYTES) / ENTRY_BYTES));
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => planMending(media, Buffer.from(bytes)) === undefined));
  });
});
