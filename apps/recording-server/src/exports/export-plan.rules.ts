import type { Span } from '../store/spans.rules.js';
import { JOIN_MS } from '../store/spans.rules.js';

/** A run of fragments of one segment that belongs to an export. */
export interface ExportPiece {
  /** Wall clock of the first frame and of the end of the last, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Wall clock of the last frame. */
  readonly last: number;
  /** Beginning and end in the timescale of the stream. */
  readonly decodeFrom: number;
  readonly decodeTo: number;
  /** Of the fragments together. */
  readonly bytes: number;
  /** Names the parameters of the video, see InitSegment. */
  readonly initId: string;
}

/** More parts or gaps than this make no export that anybody could look through. */
export const MOST_PARTS = 200;
export const MOST_GAPS = 1_000;

/** How far two pieces may overlap in media time and still follow each other: half a frame is taken back at times. */
const OVERLAP_SECONDS = 0.5;

/** Puts pieces of one stream, oldest first, into as few files as there can be: a file has one set of parameters, and its time only goes on. */
export function partsOf<P extends ExportPiece>(pieces: readonly P[], timescale: (piece: P) => number): P[][] {
  const parts: P[][] = [];
  for (const piece of pieces) {
    const last = parts.at(-1)?.at(-1);
    const follows = last?.initId === piece.initId && piece.decodeFrom > last.decodeTo - OVERLAP_SECONDS * timescale(piece);
    if (follows) parts.at(-1)?.push(piece);
    else parts.push([piece]);
  }
  return parts;
}

/** Where nothing was recorded between the pieces. */
export function gapsBetween(pieces: readonly ExportPiece[]): Span[] {
  return pieces.slice(1).flatMap((piece, at) => {
    const { to } = pieces[at] ?? piece;
    return piece.from - to > JOIN_MS ? [{ from: to, to: piece.from }] : [];
  });
}

/** The runs of a file's index: each piece lasts until the next begins. */
export function runsOf(pieces: readonly ExportPiece[]): { bytes: number; duration: number }[] {
  return pieces.map(({ bytes, decodeFrom, decodeTo }, at) => ({ bytes, duration: Math.max(0, (pieces[at + 1]?.decodeFrom ?? decodeTo) - decodeFrom) }));
}
