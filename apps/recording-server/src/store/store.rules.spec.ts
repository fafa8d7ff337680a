import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultStream } from './default-stream.rules.js';
import { expiredSegments, isNearlyFull, segmentsOverQuota } from './removal.rules.js';
import { SegmentCatalogue, type StoredSegment } from './segment-catalogue.js';
import { cutSpans, joinSpans } from './spans.rules.js';

const DAY = 86_400_000;
const NOW = 1_790_000_000_000;

function segment(part: Partial<StoredSegment>): StoredSegment {
  const start = part.start ?? NOW;
  return { camera: 'gate', stream: 'main', folder: '/f', path: `/f/${start}`, start, end: start + 60_000, bytes: 100, open: false, ...part };
}

describe('recorded spans', () => {
  it('[RC-03] are uninterrupted: file changes do not cut them, gaps do', () => {
    expect(joinSpans([{ from: 60_000, to: 120_000 }, { from: 0, to: 59_900 }, { from: 123_000, to: 130_000 }])).toEqual([{ from: 0, to: 120_000 }, { from: 123_000, to: 130_000 }]);
  });

  it('stay ordered, apart, and cover exactly what they were made of', () => {
    const spans = fc.array(fc.tuple(fc.nat(50_000), fc.integer({ min: 1, max: 5_000 })).map(([from, length]) => ({ from, to: from + length })));
    fc.assert(
      fc.property(spans, fc.nat(60_000), (pieces, instant) => {
        const joined = joinSpans(pieces, 0);
        joined.slice(1).forEach(({ from }, at) => expect(from).toBeGreaterThan(joined[at]?.to ?? 0));
        const inside = ({ from, to }: { from: number; to: number }): boolean => from <= instant && instant < to;
        expect(joined.some(inside)).toBe(pieces.some(inside));
      }),
    );
  });

  it('are cut to what was asked for', () => {
    expect(cutSpans([{ from: 0, to: 10 }, { from: 20, to: 30 }, { from: 40, to: 50 }], { from: 5, to: 40 })).toEqual([{ from: 5, to: 10 }, { from: 20, to: 30 }]);
  });
});

describe('catalogue', () => {
  const catalogue = new SegmentCatalogue();
  const [first, second, third] = [segment({ start: NOW }), segment({ start: NOW + 60_000 }), segment({ start: NOW + 300_000 })];
  for (const one of [second, third, first, segment({ start: NOW, stream: 'sub' }), segment({ start: NOW, camera: 'door' })]) catalogue.add(one);

  it('[RC-03] finds the segment of an instant, or the next one after a gap', () => {
    expect(catalogue.at('gate', 'main', NOW + 59_999)).toBe(first);
    expect(catalogue.at('gate', 'main', NOW + 60_000)).toBe(second);
    expect(catalogue.at('gate', 'main', NOW + 200_000)).toBe(third);
    expect(catalogue.at('gate', 'main', NOW - 1)).toBe(first);
    expect(catalogue.at('gate', 'main', NOW + 400_000)).toBeUndefined();
    expect(catalogue.after(second)).toBe(third);
  });

  it('keeps count of bytes through closing and removal', () => {
    const counted = new SegmentCatalogue();
    const open = segment({ open: true, bytes: 7 });
    counted.add(open);
    expect(counted.closedBytes).toBe(0);
    counted.close(open, { path: '/f/closed', end: NOW + 61_000, bytes: 250 });
    expect([counted.closedBytes, counted.spansOf('gate')]).toEqual([250, [{ from: NOW, to: NOW + 61_000 }]]);
    counted.remove(open);
    expect([counted.closedBytes, counted.streamsOf('gate')]).toEqual([0, []]);
  });
});

describe('removal', () => {
  it("[RC-04] takes what is older than the camera's retention, and only that", () => {
    const days = (camera: string): number | undefined => ({ gate: 7, door: 30 })[camera];
    const old = segment({ start: NOW - 8 * DAY });
    const rest = [
      segment({ start: NOW - 7 * DAY }),
      segment({ start: NOW - 8 * DAY, camera: 'door' }),
      segment({ start: NOW - 8 * DAY, camera: 'unheard of' }),
      segment({ start: NOW - 8 * DAY, open: true }),
    ];
    expect(expiredSegments([...rest, old], NOW, days)).toEqual([old]);
  });

  it('[RC-04] takes the oldest over the quota, never more than needed, never what is being written', () => {
    const sizes = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 500 }), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5_000 }), (parts, quota) => {
        const segments = parts.map(([start, bytes, open]) => segment({ start, bytes, open }));
        const used = segments.reduce((sum, { bytes }) => sum + bytes, 0);
        const chosen = segmentsOverQuota(segments, used, quota);
        const freed = chosen.reduce((sum, { bytes }) => sum + bytes, 0);
        const closed = segments.filter(({ open }) => !open);
        expect(chosen.every(({ open }) => !open)).toBe(true);
        expect(used - freed <= quota || chosen.length === closed.length).toBe(true);
        expect(used - freed + (chosen.at(-1)?.bytes ?? 0) > quota || chosen.length === 0).toBe(true);
        const kept = closed.filter((one) => !chosen.includes(one));
        expect(Math.max(0, ...chosen.map(({ end }) => end))).toBeLessThanOrEqual(Math.min(Infinity, ...kept.map(({ end }) => end)));
      }),
    );
    expect(segmentsOverQuota([segment({})], 100, 0)).toEqual([]);
  });

  it('[RC-14] calls the disk nearly full from nine tenths on, and relieved only below eight', () => {
    expect([isNearlyFull(false, 899, 1000), isNearlyFull(false, 900, 1000), isNearlyFull(true, 800, 1000), isNearlyFull(true, 799, 1000), isNearlyFull(true, 99, 0)]).toEqual([false, true, true, false, false]);
  });
});

describe('default stream', () => {
  const streams = [{ id: 'sub', isDefault: false }, { id: 'main', isDefault: true }].map((one) => ({ ...one, name: '', url: '', isRecorded: true }));
  const camera = { streams } as Parameters<typeof defaultStream>[0];

  it('is the default one where it is recorded, else any that is', () => {
    expect([defaultStream(camera, ['sub', 'main']), defaultStream(camera, ['sub']), defaultStream(camera, ['gone']), defaultStream(undefined, [])]).toEqual(['main', 'sub', 'gone', undefined]);
  });
});
