import { open, readFile, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { MalformedMedia } from '../mp4/box.js';
import type { Fragment } from '../mp4/fragment.js';
import { parseInitSegment, type InitSegment } from '../mp4/init-segment.js';
import { decodeEntries, decodeHeader, type IndexEntry, type IndexHeader } from './segment-index.js';

/** Reads a segment, also one that is still being written: `refresh` sees what has come since. */
export class SegmentReader {
  private constructor(
    private readonly media: FileHandle,
    private readonly indexFile: string,
    private readonly header: IndexHeader,
    readonly init: InitSegment,
    private known: IndexEntry[],
  ) {}

  /** Opens a segment by the paths of its two files. The caller closes it. */
  static async open(mediaFile: string, indexFile: string): Promise<SegmentReader> {
    const index = await readFile(indexFile);
    const header = decodeHeader(index);
    const media = await open(mediaFile, 'r');
    try {
      const init = parseInitSegment(await readExactly(media, 0, header.initLength));
      return new SegmentReader(media, indexFile, header, init, decodeEntries(index, header));
    } catch (error) {
      await media.close();
      throw error;
    }
  }

  get entries(): readonly IndexEntry[] {
    return this.known;
  }

  /** Reads the index again; gives true when there is more than before. */
  async refresh(): Promise<boolean> {
    const before = this.known.length;
    this.known = decodeEntries(await readFile(this.indexFile), this.header);
    return this.known.length > before;
  }

  /** Throws MalformedMedia where the bytes on disk are not those that were written. */
  async read(entry: IndexEntry): Promise<Fragment> {
    const bytes = await readExactly(this.media, entry.offset, entry.length);
    if (crc32(bytes) !== entry.checksum) throw new MalformedMedia(`fragment at ${entry.offset} is damaged`);
    return { bytes, decodeTime: entry.decodeTime, duration: entry.duration, keyFrame: entry.keyFrame };
  }

  async close(): Promise<void> {
    await this.media.close();
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new MalformedMedia('segment ends too early');
    done += bytesRead;
  }
  return bytes;
}
