import { crc32 } from 'node:zlib';
import { MalformedMedia } from '../mp4/box.js';

/**
 * The index beside a segment: one header, then one entry per fragment, each guarded by its own checksum, so that a torn
 * tail is told from a whole one without reading anything else. All numbers big-endian.
 */
export interface IndexHeader {
  readonly timescale: number;
  /** The segment file starts with so many bytes of init segment. */
  readonly initLength: number;
  /** InitSegment.id of those bytes. */
  readonly initId: string;
}

export interface IndexEntry {
  /** Where the fragment starts in the segment file. */
  readonly offset: number;
  readonly length: number;
  readonly keyFrame: boolean;
  /** Of the first frame, milliseconds since 1970 (UTC). */
  readonly wallClock: number;
  /** Of the first frame, in the timescale. */
  readonly decodeTime: number;
  /** In the timescale. */
  readonly duration: number;
  /** CRC-32 of the fragment's bytes. */
  readonly checksum: number;
}

export const HEADER_BYTES = 32;
export const ENTRY_BYTES = 48;
const MAGIC = 0x5647_4958;
const VERSION = 1;
const KEY_FRAME = 1;

export function encodeHeader(header: IndexHeader): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt16BE(VERSION, 4);
  bytes.writeUInt16BE(ENTRY_BYTES, 6);
  bytes.writeUInt32BE(header.timescale, 8);
  bytes.writeUInt32BE(header.initLength, 12);
  bytes.write(header.initId, 16, 8, 'hex');
  bytes.writeUInt32BE(crc32(bytes.subarray(0, HEADER_BYTES - 4)), HEADER_BYTES - 4);
  return bytes;
}

export function decodeHeader(bytes: Buffer): IndexHeader {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(0) !== MAGIC) throw new MalformedMedia('not a segment index');
  if (bytes.readUInt32BE(HEADER_BYTES - 4) !== crc32(bytes.subarray(0, HEADER_BYTES - 4))) throw new MalformedMedia('damaged index header');
  if (bytes.readUInt16BE(4) !== VERSION || bytes.readUInt16BE(6) !== ENTRY_BYTES) throw new MalformedMedia(`index version ${bytes.readUInt16BE(4)} is not known`);
  return { timescale: bytes.readUInt32BE(8), initLength: bytes.readUInt32BE(12), initId: bytes.toString('hex', 16, 24) };
}

export function encodeEntry(entry: IndexEntry): Buffer {
  const bytes = Buffer.alloc(ENTRY_BYTES);
  bytes.writeBigUInt64BE(BigInt(entry.offset), 0);
  bytes.writeUInt32BE(entry.length, 8);
  bytes.writeUInt32BE(entry.keyFrame ? KEY_FRAME : 0, 12);
  bytes.writeDoubleBE(entry.wallClock, 16);
  bytes.writeBigUInt64BE(BigInt(entry.decodeTime), 24);
  bytes.writeUInt32BE(entry.duration, 32);
  bytes.writeUInt32BE(entry.checksum, 36);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, ENTRY_BYTES - 4)), ENTRY_BYTES - 4);
  return bytes;
}

/** The longest run of whole, joined-up entries. Whatever follows a damaged entry is not trusted. */
export function decodeEntries(bytes: Buffer, header: IndexHeader): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let end = header.initLength;
  for (let at = HEADER_BYTES; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const entry = decodeEntry(bytes.subarray(at, at + ENTRY_BYTES));
    if (!entry || entry.offset !== end) break;
    entries.push(entry);
    end = entry.offset + entry.length;
  }
  return entries;
}

function decodeEntry(bytes: Buffer): IndexEntry | undefined {
  if (bytes.readUInt32BE(ENTRY_BYTES - 4) !== crc32(bytes.subarray(0, ENTRY_BYTES - 4))) return undefined;
  return {
    offset: Number(bytes.readBigUInt64BE(0)),
    length: bytes.readUInt32BE(8),
    keyFrame: (bytes.readUInt32BE(12) & KEY_FRAME) !== 0,
    wallClock: bytes.readDoubleBE(16),
    decodeTime: Number(bytes.readBigUInt64BE(24)),
    duration: bytes.readUInt32BE(32),
    checksum: bytes.readUInt32BE(36),
  };
}

/** Where the last fragment ends on the wall clock, in milliseconds since 1970; undefined for no entries. */
export function endOfEntries(entries: readonly IndexEntry[], timescale: number): number | undefined {
  const last = entries.at(-1);
  return last && last.wallClock + Math.round((last.duration * 1000) / timescale);
}
