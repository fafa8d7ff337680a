import { readFile, rename, rm, truncate } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { MalformedMedia } from '../mp4/box.js';
import { decodeEntries, decodeHeader, endOfEntries, ENTRY_BYTES, HEADER_BYTES, type IndexEntry, type IndexHeader } from './segment-index.js';
import { closedMediaPath, indexPath, openMediaPath } from './segment-paths.js';
import type { ClosedSegment } from './segment-writer.js';

/** What a crash left of a segment, decided from its bytes alone: the entries to keep and where both files are to be cut. */
export interface Mending {
  readonly header: IndexHeader;
  readonly entries: readonly IndexEntry[];
  readonly mediaBytes: number;
  readonly indexBytes: number;
}

/** Keeps the longest run of fragments whose entry and bytes are both whole; undefined when not even the beginning is. */
export function planMending(media: Buffer, index: Buffer): Mending | undefined {
  try {
    const header = decodeHeader(index);
    const candidates = decodeEntries(index, header);
    const broken = candidates.findIndex((entry) => !isWhole(media, entry));
    const entries = broken < 0 ? candidates : candidates.slice(0, broken);
    const last = entries.at(-1);
    if (!last) return undefined;
    return { header, entries, mediaBytes: last.offset + last.length, indexBytes: HEADER_BYTES + entries.length * ENTRY_BYTES };
  } catch (error) {
    if (error instanceof MalformedMedia) return undefined;
    throw error;
  }
}

function isWhole(media: Buffer, entry: IndexEntry): boolean {
  const end = entry.offset + entry.length;
  return end <= media.length && crc32(media.subarray(entry.offset, end)) === entry.checksum;
}

/**
 * Mends and closes a segment that a crash left open (RC-16): cuts both files after the last whole fragment and gives the media its final
 * name. A segment with nothing whole in it is removed and gives undefined.
 */
export async function mendSegment(folder: string, start: number): Promise<ClosedSegment | undefined> {
  const media = openMediaPath(folder, start);
  const index = indexPath(folder, start);
  const mending = planMending(await readFile(media), await readFile(index).catch(() => Buffer.alloc(0)));
  if (!mending) {
    await Promise.all([rm(media, { force: true }), rm(index, { force: true })]);
    return undefined;
  }
  await truncate(index, mending.indexBytes);
  await truncate(media, mending.mediaBytes);
  const end = endOfEntries(mending.entries, mending.header.timescale) ?? start;
  const bytes = mending.mediaBytes + mending.indexBytes;
  const path = closedMediaPath(folder, start, end, bytes);
  await rename(media, path);
  return { path, start, end, bytes };
}
