import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { keyFrameBefore, trackHeadBytes, type InitSegment, type SegmentReader } from '@vigie/media';
import { MediaStore } from '../store/media-store.service.js';
import type { StoredSegment } from '../store/segment-catalogue.js';
import type { Span } from '../store/spans.rules.js';
import { openSegment } from '../viewing/recording-reader.js';
import { gapsBetween, MOST_GAPS, MOST_PARTS, partsOf, runsOf, type ExportPiece } from './export-plan.rules.js';

/** A piece with where it is read from. */
export interface StoredPiece extends ExportPiece {
  readonly segment: StoredSegment;
  readonly init: InitSegment;
  /** Positions in the segment's index: from, and the first one that no longer belongs to it. */
  readonly first: number;
  readonly end: number;
}

/** One file of an export. */
export interface ExportPart extends Span {
  readonly stream: string;
  readonly init: InitSegment;
  readonly bytes: number;
  /** Wall clock of the last frame: names the part together with `from`, as the end may be rounded. */
  readonly last: number;
  readonly pieces: readonly StoredPiece[];
  readonly gaps: readonly Span[];
}

/** Finds out what of a span is recorded and how large its files are, from the indexes alone. */
@Injectable()
export class ExportPlanner {
  constructor(private readonly store: MediaStore) {}

  /** Files of one stream, oldest first. Throws `recording.exportTooLarge`. */
  async plan(camera: string, stream: string, span: Span): Promise<ExportPart[]> {
    const pieces = await this.pieces(camera, stream, span);
    const parts = partsOf(pieces, ({ init }) => init.timescale).map((part) => describe(stream, part));
    if (parts.length > MOST_PARTS || parts.some(({ gaps }) => gaps.length > MOST_GAPS)) throw new VigieError('recording.exportTooLarge');
    return parts;
  }

  private async pieces(camera: string, stream: string, span: Span): Promise<StoredPiece[]> {
    const found: StoredPiece[] = [];
    const { catalogue } = this.store;
    for (let segment = catalogue.at(camera, stream, span.from); segment && segment.start < span.to; segment = catalogue.after(segment)) {
      const reader = await openSegment(segment);
      try {
        const piece = pieceOf(segment, reader, span);
        // One and the same object for all: an init segment is a few kilobytes, and a day has many segments.
        const known = found.at(-1)?.init;
        if (piece) found.push(known?.id === piece.initId ? { ...piece, init: known } : piece);
      } finally {
        await reader.close();
      }
    }
    return found;
  }
}

/** What of a segment belongs to the span: from the key frame before it until its end. */
function pieceOf(segment: StoredSegment, { entries, init }: SegmentReader, span: Span): StoredPiece | undefined {
  const first = keyFrameBefore(entries, span.from);
  const after = entries.findIndex(({ wallClock }, at) => at >= first && wallClock >= span.to);
  const end = after < 0 ? entries.length : after;
  const [head, tail] = [entries[first], entries[end - 1]];
  if (first < 0 || end <= first || !head || !tail) return undefined;
  const bytes = entries.slice(first, end).reduce((sum, { length }) => sum + length, 0);
  const decodeTo = tail.decodeTime + tail.duration;
  const to = tail.wallClock + Math.round((tail.duration * 1000) / init.timescale);
  return { segment, init, first, end, bytes, initId: init.id, from: head.wallClock, to, last: tail.wallClock, decodeFrom: head.decodeTime, decodeTo };
}

function describe(stream: string, pieces: StoredPiece[]): ExportPart {
  const [head, tail] = [pieces[0] as StoredPiece, pieces.at(-1) as StoredPiece];
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, trackHeadBytes(head.init, runsOf(pieces).length));
  return { stream, init: head.init, from: head.from, to: tail.to, last: tail.last, bytes, pieces, gaps: gapsBetween(pieces) };
}
