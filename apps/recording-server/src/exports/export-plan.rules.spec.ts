import { describe, expect, it } from '@jest/globals';
import { gapsBetween, partsOf, runsOf, type ExportPiece } from './export-plan.rules.js';

const piece = (from: number, to: number, initId = 'a'): ExportPiece => ({ from, to, last: to - 40, decodeFrom: from * 90, decodeTo: to * 90, bytes: to - from, initId });
const bounds = (parts: ExportPiece[][]) => parts.map((part) => part.map(({ from, to }) => [from, to]));

describe('the files of an export', () => {
  it('[RC-07] one stream is one file, over segments and over gaps', () => {
    const pieces = [piece(0, 60_000), piece(60_000, 90_000), piece(300_000, 330_000)];
    expect(bounds(partsOf(pieces, () => 90_000))).toEqual([[[0, 60_000], [60_000, 90_000], [300_000, 330_000]]]);
    expect(gapsBetween(pieces)).toEqual([{ from: 90_000, to: 300_000 }]);
  });

  it('[RC-07] other parameters, or a clock that went back, begin another file', () => {
    const pieces = [piece(0, 60_000), piece(60_000, 90_000, 'b'), piece(90_000, 120_000, 'b'), piece(100_000, 130_000, 'b')];
    expect(bounds(partsOf(pieces, () => 90_000))).toEqual([[[0, 60_000]], [[60_000, 90_000], [90_000, 120_000]], [[100_000, 130_000]]]);
    expect(bounds(partsOf([piece(0, 60_000), piece(59_980, 90_000)], () => 90_000))).toHaveLength(1);
    expect(partsOf([], () => 1)).toEqual([]);
  });

  it('[RC-07] the index covers every instant from the first to the last', () => {
    const runs = runsOf([piece(1_000, 2_000), piece(5_000, 6_000), piece(6_000, 6_500)]);
    expect(runs).toEqual([{ bytes: 1_000, duration: 4_000 * 90 }, { bytes: 1_000, duration: 1_000 * 90 }, { bytes: 500, duration: 500 * 90 }]);
  });
});
