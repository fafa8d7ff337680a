import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { ByteReader } from './byte-reader.js';
import { PackageFault } from './package-fault.js';

/*
 * The head of an age file (age-encryption.org/v1) that one password opens: a random file key, wrapped with a key that scrypt makes of the
 * password, and a code over these lines that only the file key can make.
 */

const VERSION_LINE = 'age-encryption.org/v1';
const SALT_LABEL = 'age-encryption.org/v1/scrypt';
const CIPHER = 'chacha20-poly1305';
const TAG_BYTES = 16;
const KEY_BYTES = 16;
const MOST_LINE = 4096;

/** Two to this power: rounds of scrypt that one guess of a password costs; 128 MiB and about half a second. */
export const WORK_FACTOR = 17;
/** More than this (256 MiB) is refused when opening: a file from anywhere must not take all memory. */
const MOST_WORK = 18;

/** A new file key and the lines that keep it. */
export async function sealFileKey(password: string, workFactor = WORK_FACTOR): Promise<{ fileKey: Buffer; header: Buffer }> {
  const [fileKey, salt] = [randomBytes(KEY_BYTES), randomBytes(16)];
  const cipher = createCipheriv(CIPHER, await wrapKey(password, salt, workFactor), Buffer.alloc(12), { authTagLength: TAG_BYTES });
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  const lines = `${VERSION_LINE}\n-> scrypt ${base64(salt)} ${workFactor}\n${base64(wrapped)}\n---`;
  return { fileKey, header: Buffer.from(`${lines} ${base64(headerCode(fileKey, lines))}\n`) };
}

/** Reads the lines and opens the file key. Throws PackageFault `notAPackage`, `unsupported`, `wrongPassword` or `damaged`. */
export async function openFileKey(reader: ByteReader, password: string): Promise<Buffer> {
  const version = await reader.line(MOST_LINE);
  if (!version?.startsWith('age-encryption.org/')) throw new PackageFault('notAPackage', 'this is no evidence package');
  if (version !== VERSION_LINE) throw new PackageFault('unsupported', `the format ${version} is not known`);
  const [stanza = '', body = '', end = ''] = [await reader.line(MOST_LINE), await reader.line(MOST_LINE), await reader.line(MOST_LINE)];
  const [, salt = '', work = ''] = /^-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)$/.exec(stanza) ?? [];
  const [, code = ''] = /^--- ([A-Za-z0-9+/]{43})$/.exec(end) ?? [];
  if (!salt || !code || body.length !== 43) throw new PackageFault('unsupported', 'this file is not opened by one password, or its head is damaged');
  if (Number(work) > MOST_WORK) throw new PackageFault('unsupported', `opening it would take 2^${work} rounds`);
  const fileKey = unwrap(await wrapKey(password, plain(salt), Number(work)), plain(body));
  if (!fileKey) throw new PackageFault('wrongPassword', 'the password is not the one it was made with');
  if (!timingSafeEqual(headerCode(fileKey, `${version}\n${stanza}\n${body}\n---`), plain(code))) throw new PackageFault('damaged', 'the head of the file was changed');
  return fileKey;
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Only the one spelling that encoding gives: no bit of the head may change unseen. */
function plain(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (base64(bytes) !== text) throw new PackageFault('damaged', 'the head of the file was changed');
  return bytes;
}

const headerCode = (fileKey: Buffer, lines: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', fileKey, '', 'header', 32))).update(lines).digest();

/** The same password typed on another keyboard may come in other code points: the composed form counts. */
function wrapKey(password: string, salt: Buffer, workFactor: number): Promise<Buffer> {
  const rounds = 2 ** workFactor;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.concat([Buffer.from(SALT_LABEL), salt]), 32, { N: rounds, r: 8, p: 1, maxmem: rounds * 1024 + 1_048_576 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function unwrap(key: Buffer, wrapped: Buffer): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, key, Buffer.alloc(12), { authTagLength: TAG_BYTES }).setAuthTag(wrapped.subarray(KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, KEY_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
