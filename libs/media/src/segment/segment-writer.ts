import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Fragment } from '../mp4/fragment.js';
import type { InitSegment } from '../mp4/init-segment.js';
import { encodeEntry, encodeHeader, endOfEntries, HEADER_BYTES, ENTRY_BYTES, type IndexEntry } from './segment-index.js';
import { closedMediaPath, indexPath, openMediaPath } from './segment-paths.js';

export interface ClosedSegment {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
}

/**
 * Writes one segment: media first, then the index entry, so that an entry never speaks of bytes that are not there. A fragment
 * is kept once its entry is written; what a kill leaves behind is cut off by mendSegment.
 */
export class SegmentWriter {
  private readonly written: IndexEntry[] = [];
  private mediaBytes: number;
  private tail: Promise<void> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    /** Wall clock of the first frame: names the segment. */
    readonly start: number,
    readonly init: InitSegment,
    private readonly media: FileHandle,
    private readonly index: FileHandle,
  ) {
    this.mediaBytes = init.bytes.length;
  }

  /** Starts a segment in an existing folder; fails where one of the same start exists. */
  static async create(folder: string, start: number, init: InitSegment): Promise<SegmentWriter> {
    const media = await open(openMediaPath(folder, start), 'wx');
    try {
      const index = await open(indexPath(folder, start), 'w');
      await media.write(init.bytes);
      await index.write(encodeHeader({ timescale: init.timescale, initLength: init.bytes.length, initId: init.id }));
      return new SegmentWriter(folder, start, init, media, index);
    } catch (error) {
      await media.close();
      throw error;
    }
  }

  /** What is written so far, oldest first. Grows while the segment is open. */
  get entries(): readonly IndexEntry[] {
    return this.written;
  }

  get path(): string {
    return openMediaPath(this.folder, this.start);
  }

  /** Media and index together. */
  get bytes(): number {
    return this.mediaBytes + HEADER_BYTES + this.written.length * ENTRY_BYTES;
  }

  /** Wall clock of the end of what is written, milliseconds since 1970. */
  get end(): number {
    return endOfEntries(this.written, this.init.timescale) ?? this.start;
  }

  /** Appends in the order of the calls; resolves when the fragment would survive a kill. */
  append(fragment: Fragment, wallClock: number): Promise<void> {
    const done = this.tail.then(() => this.write(fragment, wallClock));
    // A failed write is told to its caller and written over by the next: the queue goes on.
    this.tail = done.catch(() => undefined);
    return done;
  }

  private async write(fragment: Fragment, wallClock: number): Promise<void> {
    const { bytes, decodeTime, duration, keyFrame } = fragment;
    const entry: IndexEntry = { offset: this.mediaBytes, length: bytes.length, keyFrame, wallClock, decodeTime, duration, checksum: crc32(bytes) };
    await writeAll(this.media, bytes, this.mediaBytes);
    await writeAll(this.index, encodeEntry(entry), HEADER_BYTES + this.written.length * ENTRY_BYTES);
    this.mediaBytes += bytes.length;
    this.written.push(entry);
  }

  /** Makes all of it safe from a power cut and gives the file its final name; an empty segment is removed and gives undefined. */
  async close(): Promise<ClosedSegment | undefined> {
    await this.tail;
    await this.media.datasync();
    await this.index.datasync();
    await this.media.close();
    await this.index.close();
    if (this.written.length === 0) {
      await Promise.all([rm(this.path, { force: true }), rm(indexPath(this.folder, this.start), { force: true })]);
      return undefined;
    }
    const closed = { start: this.start, end: this.end, bytes: this.bytes, path: closedMediaPath(this.folder, this.start, this.end, this.bytes) };
    await rename(this.path, closed.path);
    return closed;
  }
}

/** Positional, so that a write that failed half-way is simply written over by the next. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
