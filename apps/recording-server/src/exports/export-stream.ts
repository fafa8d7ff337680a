import { VigieError } from '@vigie/contracts';
import { trackFragmentBytes, trackHead } from '@vigie/media';
import { openSegment } from '../viewing/recording-reader.js';
import { runsOf } from './export-plan.rules.js';
import type { ExportPart, StoredPiece } from './export-planner.service.js';

/** Milliseconds of video between two looks at the right. */
const DECIDE_EVERY_MS = 1_000;

/** Bytes that go out together: fragments are small, and each write has its price. */
const BATCH_BYTES = 256 * 1024;

/**
 * One file of an export as a stream, exactly as long as its plan says. `allowed` is asked for every second of video; throws where
 * it says no, where a fragment is damaged and where the recording was removed meanwhile.
 */
export async function* exportStream(part: ExportPart, allowed: (instant: number) => boolean): AsyncGenerator<Buffer, void, undefined> {
  yield trackHead(part.init, runsOf(part.pieces));
  const base = part.pieces[0]?.decodeFrom ?? 0;
  let sequence = 0;
  let decided = -Infinity;
  let batch: Buffer[] = [];
  let waiting = 0;
  for (const piece of part.pieces) {
    for await (const { bytes, wallClock } of fragmentsOf(piece, base, () => (sequence += 1))) {
      if (wallClock - decided >= DECIDE_EVERY_MS) {
        if (!allowed(wallClock)) throw new VigieError('access.refused', { params: { privilege: 'camera.export' } });
        decided = wallClock;
      }
      batch.push(bytes);
      waiting += bytes.length;
      if (waiting < BATCH_BYTES) continue;
      yield Buffer.concat(batch, waiting);
      [batch, waiting] = [[], 0];
    }
  }
  if (waiting > 0) yield Buffer.concat(batch, waiting);
}

async function* fragmentsOf({ segment, first, end }: StoredPiece, base: number, next: () => number): AsyncGenerator<{ bytes: Buffer; wallClock: number }, void, undefined> {
  const reader = await openSegment(segment);
  try {
    for (const entry of reader.entries.slice(first, end)) yield { bytes: trackFragmentBytes(await reader.read(entry), base, next()), wallClock: entry.wallClock };
  } finally {
    await reader.close();
  }
}
