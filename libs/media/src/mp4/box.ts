/** What is wrong with bytes that should have been MP4. */
export class MalformedMedia extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedMedia';
  }
}

/** One box of an ISO base media file, by its place inside the bytes it was read from. */
export interface Box {
  readonly type: string;
  /** Offset of the box's first byte. */
  readonly start: number;
  /** Offset of the first byte after its header. */
  readonly content: number;
  /** Offset of the first byte after the box. */
  readonly end: number;
}

const HEADER = 8;
const LARGE_HEADER = 16;

/** Reads the box header at `offset`; undefined while too few bytes have arrived to tell. Sizes of 2^32 and more, and "until the end", are refused: neither occurs in a live stream. */
export function boxAt(bytes: Buffer, offset: number): Box | undefined {
  if (bytes.length < offset + HEADER) return undefined;
  const type = bytes.toString('latin1', offset + 4, offset + HEADER);
  const size = bytes.readUInt32BE(offset);
  if (size === 1) {
    if (bytes.length < offset + LARGE_HEADER) return undefined;
    const large = bytes.readBigUInt64BE(offset + HEADER);
    if (large < BigInt(LARGE_HEADER) || large > 0xffff_ffffn) throw new MalformedMedia(`box ${type} of ${large} bytes`);
    return { type, start: offset, content: offset + LARGE_HEADER, end: offset + Number(large) };
  }
  if (size < HEADER) throw new MalformedMedia(`box ${type} of ${size} bytes`);
  return { type, start: offset, content: offset + HEADER, end: offset + size };
}

/** The boxes between two offsets; throws where one reaches over the end. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let offset = from; offset < to;) {
    const box = boxAt(bytes, offset);
    if (!box || box.end > to) throw new MalformedMedia(`box at ${offset} reaches over its parent's end`);
    boxes.push(box);
    offset = box.end;
  }
  return boxes;
}

/** Follows a path of types downwards from the children of `parent`, e.g. `['mdia', 'mdhd']`. */
export function findBox(bytes: Buffer, parent: { content: number; end: number }, path: readonly string[]): Box | undefined {
  const [type, ...rest] = path;
  const found = boxesIn(bytes, parent.content, parent.end).find((box) => box.type === type);
  return found && rest.length > 0 ? findBox(bytes, found, rest) : found;
}

/** As findBox, but a missing box is an error. */
export function requireBox(bytes: Buffer, parent: { content: number; end: number }, path: readonly string[]): Box {
  const box = findBox(bytes, parent, path);
  if (!box) throw new MalformedMedia(`no box ${path.join('/')}`);
  return box;
}

/** Version and flags of a "full" box. */
export function fullBox(bytes: Buffer, box: Box): { version: number; flags: number; body: number } {
  const word = readUInt32(bytes, box.content, box);
  return { version: word >>> 24, flags: word & 0xff_ffff, body: box.content + 4 };
}

/** Reads 32 bits that must lie inside the box. */
export function readUInt32(bytes: Buffer, offset: number, box: Box): number {
  if (offset < box.start || offset + 4 > box.end || offset + 4 > bytes.length) throw new MalformedMedia(`box ${box.type} is too short`);
  return bytes.readUInt32BE(offset);
}

/** Reads 64 bits that must lie inside the box, as a number: exact up to 2^53, which media times never reach. */
export function readUInt64(bytes: Buffer, offset: number, box: Box): number {
  return readUInt32(bytes, offset, box) * 0x1_0000_0000 + readUInt32(bytes, offset + 4, box);
}
