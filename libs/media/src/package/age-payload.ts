import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Bytes, ByteReader } from './byte-reader.js';
import { PackageFault } from './package-fault.js';

/*
 * The body of an age file: chunks of 64 KiB, each sealed under its number and under whether it is the last. A chunk that is changed,
 * moved, left out or put in does not open, and neither does an end that came too early.
 */

const CIPHER = 'chacha20-poly1305';
const TAG_BYTES = 16;
const NONCE_BYTES = 16;

export const CHUNK_BYTES = 64 * 1024;

/** Seals a stream chunk by chunk; holds one chunk at a time. */
export async function* sealPayload(fileKey: Buffer, source: Bytes): AsyncGenerator<Buffer, void, undefined> {
  const nonce = randomBytes(NONCE_BYTES);
  yield nonce;
  const key = payloadKey(fileKey, nonce);
  let number = 0;
  for await (const { bytes, last } of chunks(source, CHUNK_BYTES)) {
    const cipher = createCipheriv(CIPHER, key, chunkNonce(number++, last), { authTagLength: TAG_BYTES });
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what sealPayload made. What it gives is what was sealed, in order; throws PackageFault `damaged` or `truncated` at the first chunk that is not. */
export async function* openPayload(fileKey: Buffer, reader: ByteReader): AsyncGenerator<Buffer, void, undefined> {
  const nonce = await reader.take(NONCE_BYTES);
  if (nonce.length < NONCE_BYTES) throw new PackageFault('truncated', 'the end of the file is missing');
  const key = payloadKey(fileKey, nonce);
  let number = 0;
  for await (const { bytes, last } of chunks(reader.stream(), CHUNK_BYTES + TAG_BYTES)) {
    const opened = openChunk(key, number, last, bytes);
    if (!opened) throw faultOf(key, number, last, bytes);
    if (opened.length === 0 && number > 0) throw new PackageFault('damaged', 'the file was changed at its end');
    number += 1;
    yield opened;
  }
}

const payloadKey = (fileKey: Buffer, nonce: Buffer): Buffer => Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

function chunkNonce(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function openChunk(key: Buffer, number: number, last: boolean, sealed: Buffer): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const content = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, chunkNonce(number, last), { authTagLength: TAG_BYTES }).setAuthTag(sealed.subarray(content));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, content)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Tells a missing end from changed bytes: a whole chunk that opens as one in the middle was not meant to be the last. */
function faultOf(key: Buffer, number: number, last: boolean, sealed: Buffer): PackageFault {
  if (last && (sealed.length < TAG_BYTES || openChunk(key, number, false, sealed))) return new PackageFault('truncated', 'the end of the file is missing');
  return new PackageFault('damaged', `the file was changed: block ${number} does not hold, or the end is missing`);
}

/** Cuts a stream into chunks of one size; the last may be shorter, and is empty only where all is. */
async function* chunks(source: Bytes, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }, void, undefined> {
  let chunk = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const part of source) {
    for (let at = 0; at < part.length;) {
      if (filled === size) {
        yield { bytes: chunk, last: false };
        chunk = Buffer.allocUnsafe(size);
        filled = 0;
      }
      const length = Math.min(size - filled, part.length - at);
      chunk.set(part.subarray(at, at + length), filled);
      filled += length;
      at += length;
    }
  }
  yield { bytes: chunk.subarray(0, filled), last: true };
}
