import { ByteReader, type Bytes } from './byte-reader.js';
import { PackageFault } from './package-fault.js';

/*
 * A tar archive (POSIX ustar) of plain files, written and read as a stream. A size stands before its content, so it has to be known first.
 */

const BLOCK = 512;
/** What twelve octal digits of the size field can say; above it the field is binary, as GNU tar and others have it. */
const MOST_OCTAL = 8 ** 11 - 1;
const NAME = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const MOST_NAME = 100;

/** A file on its way into an archive. */
export interface ArchiveFile {
  /** Of ASCII letters, digits, `.`, `_`, `-`, with `/` between folders. */
  readonly name: string;
  readonly bytes: number;
  readonly content: Bytes;
}

/** Whether a name leads nowhere but below the folder that an archive is unpacked to. */
export const isArchiveName = (name: string): boolean => name.length <= MOST_NAME && NAME.test(name);

/** One file with its head and padding. Throws RangeError where the content is not as long as was said. */
export async function* packFile({ name, bytes, content }: ArchiveFile, modifiedAt: Date): AsyncGenerator<Uint8Array, void, undefined> {
  yield head(name, bytes, modifiedAt);
  let written = 0;
  for await (const part of content) {
    written += part.length;
    if (written > bytes) break;
    yield part;
  }
  if (written !== bytes) throw new RangeError(`${name} is not ${bytes} bytes long`);
  yield Buffer.alloc(padding(bytes));
}

export const endOfArchive = (): Buffer => Buffer.alloc(2 * BLOCK);

/** The files of an archive in their order; what of a content is not read is passed over. Throws PackageFault `malformed`. */
export async function* unpack(source: Bytes): AsyncGenerator<ArchiveFile, void, undefined> {
  const reader = new ByteReader(source);
  for (;;) {
    const block = await reader.take(BLOCK);
    if (block.length < BLOCK) throw malformed('it ends in the middle');
    if (block.every((byte) => byte === 0)) break;
    const { name, bytes } = readHead(block);
    let left = bytes;
    yield { name, bytes, content: counted(reader.stream(bytes), (length) => (left -= length)) };
    for await (const part of reader.stream(left)) left -= part.length;
    if (left > 0 || (await reader.take(padding(bytes))).length < padding(bytes)) throw malformed(`it ends in the middle of ${name}`);
  }
  for await (const part of reader.stream()) if (part.some((byte) => byte !== 0)) throw malformed('something follows its end');
}

async function* counted(content: AsyncIterable<Buffer>, count: (length: number) => void): AsyncGenerator<Buffer, void, undefined> {
  for await (const part of content) {
    count(part.length);
    yield part;
  }
}

const padding = (bytes: number): number => (BLOCK - (bytes % BLOCK)) % BLOCK;

const malformed = (what: string): PackageFault => new PackageFault('malformed', `the archive inside is not as packages are: ${what}`);

function head(name: string, bytes: number, modifiedAt: Date): Buffer {
  if (!isArchiveName(name)) throw new RangeError(`"${name}" cannot be a name in an archive`);
  const block = Buffer.alloc(BLOCK);
  const put = (at: number, text: string): void => void block.write(text, at, 'latin1');
  put(0, name);
  // Mode, owner, group: nobody's in particular.
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  if (bytes <= MOST_OCTAL) put(124, octal(bytes, 11));
  else block.fill(0x80, 124, 125).writeBigUInt64BE(BigInt(bytes), 128);
  put(136, octal(Math.floor(modifiedAt.getTime() / 1000), 11));
  put(156, '0');
  put(257, 'ustar\x0000');
  put(148, `${octal(sumOf(block), 6)}\0 `);
  return block;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** Of all bytes, with the field of the sum itself taken as blanks. */
function sumOf(block: Buffer): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

/**
 * Reads a head. It has to be, byte for byte, what this file would write: other programs read fields that this one does not (a prefix of
 * the name, a mode, an owner, the name of a link), and nobody may unpack anything else than was verified.
 */
function readHead(block: Buffer): { name: string; bytes: number } {
  const name = block.toString('latin1', 0, MOST_NAME).replace(/\0.*$/s, '');
  if (Number.parseInt(block.toString('latin1', 148, 154), 8) !== sumOf(block)) throw malformed('a head does not add up');
  if (block[156] !== 0x30 || !isArchiveName(name)) throw malformed(`"${name.slice(0, MOST_NAME)}" is no plain file with a plain name`);
  const bytes = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(block.toString('latin1', 124, 135), 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw malformed(`${name} has no size`);
  const seconds = Number.parseInt(block.toString('latin1', 136, 147), 8);
  if (!Number.isSafeInteger(seconds) || !block.equals(head(name, bytes, new Date(seconds * 1000)))) throw malformed(`the head of ${name} says more than packages say`);
  return { name, bytes };
}
