import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHUNK_BYTES } from './age-payload.js';
import type { Bytes } from './byte-reader.js';
import { decrypt, encrypt } from './encryption.js';
import { PackageFault } from './package-fault.js';

/** Written by version 1.1.1 of the public tool (`age -p`), over the text `made by age`. */
const writtenByAge = [
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBJc3pnY2FxWi9TTnNFQm1kMEk1M0lnIDE4CkdoOENsRGxUU0hQalMrdTd0cklOM2ZzUWFNRER3NFp3UTlBcTBu',
  'b0dnekUKLS0tIHl0OTFpazRvTjdUNUxCSTd1WXFHcEEwTjVaWU1wdlZ0STlUOHVXbTZoblkK1UP8DuormPCDJmzWxVi63AQduizKUhnAoZMIMyx5dOuz5VfAsVnTP6Jg',
  'ME8=',
].join('');

const password = 'correct horse battery';
const work = 4;

async function collect(source: Bytes): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const opened = (bytes: Buffer, word = password): Promise<Buffer> => collect(decrypt(word, [bytes]));

const faultOf = (bytes: Buffer, word = password): Promise<string> =>
  opened(bytes, word).then(() => 'opened', (error: unknown) => (error instanceof PackageFault ? error.code : `threw ${String(error)}`));

const text = (bytes: number): Buffer => Buffer.alloc(bytes, 'evidence ');

describe('encryption to a password', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])('[RC-07] gives %s bytes back as they were', async (length) => {
    const sealed = await collect(encrypt(password, [text(length)], work));
    expect(await opened(sealed)).toEqual(text(length));
    expect(sealed.includes('evidence')).toBe(false);
  });

  it('[RC-07] opens what the age tool itself wrote', async () => {
    const written = Buffer.from(writtenByAge, 'base64');
    expect((await opened(written, 'correct horse battery staple')).toString()).toBe('made by age\n');
  });

  it('[RC-07] does not depend on how the bytes are cut on the way', async () => {
    const sealed = await collect(encrypt(password, [text(200_000)], work));
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 70_000 }), { maxLength: 12 }), async (cuts) => {
      const edges = [0, ...cuts.map((_, at) => Math.min(sealed.length, cuts.slice(0, at + 1).reduce((sum, cut) => sum + cut, 0))), sealed.length];
      expect((await collect(decrypt(password, edges.slice(1).map((edge, at) => sealed.subarray(edges[at], edge))))).equals(text(200_000))).toBe(true);
    }), { numRuns: 15 });
  });

  it('[RC-07] refuses any other password as such, and takes the same one in another spelling of Unicode', async () => {
    const sealed = await collect(encrypt('prénom-é-secret', [text(10)], work));
    expect(await opened(sealed, 'prénom-é-secret'.normalize('NFD'))).toEqual(text(10));
    await fc.assert(fc.asyncProperty(fc.string(), async (other) => {
      fc.pre(other.normalize('NFC') !== 'prénom-é-secret');
      expect(await faultOf(sealed, other)).toBe('wrongPassword');
    }), { numRuns: 25 });
  });

  it('[RC-07] refuses a file in which any byte differs', async () => {
    const sealed = await collect(encrypt(password, [text(CHUNK_BYTES + 500)], work));
    const codes = new Set<string>();
    await fc.assert(fc.asyncProperty(fc.oneof(fc.nat(250), fc.nat(sealed.length - 1)), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const code = await faultOf(damaged);
      expect(['notAPackage', 'unsupported', 'wrongPassword', 'damaged', 'truncated']).toContain(code);
      codes.add(code);
    }), { numRuns: 400 });
    expect(codes).toContain('damaged');
  });

  it('[RC-07] refuses a file that ends too early, wherever, and one that goes on after its end', async () => {
    const sealed = await collect(encrypt(password, [text(2 * CHUNK_BYTES)], work));
    const endOfFirst = sealed.length - CHUNK_BYTES - 16;
    expect(await faultOf(sealed.subarray(0, endOfFirst))).toBe('truncated');
    expect(await faultOf(sealed.subarray(0, endOfFirst + 5))).toBe('truncated');
    expect(await faultOf(Buffer.concat([sealed, Buffer.alloc(1)]))).toBe('damaged');
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
      expect(await faultOf(sealed.subarray(0, length))).not.toBe('opened');
    }), { numRuns: 100 });
  });

  it('[RC-07] refuses blocks in another order, twice, or left out', async () => {
    const sealed = await collect(encrypt(password, [Buffer.concat([text(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES), text(9)])], work));
    const size = CHUNK_BYTES + 16;
    const last = sealed.subarray(sealed.length - 25);
    const [head, one, two] = [sealed.subarray(0, sealed.length - 25 - 2 * size), sealed.subarray(sealed.length - 25 - 2 * size, sealed.length - 25 - size), sealed.subarray(sealed.length - 25 - size, sealed.length - 25)];
    expect(await faultOf(Buffer.concat([head, one, two, last]))).toBe('opened');
    for (const parts of [[two, one, last], [one, one, two, last], [one, last], [two, last], [one, two, last, last]]) expect(await faultOf(Buffer.concat([head, ...parts]))).not.toBe('opened');
  });

  it('[RC-07] says of other files that they are none of ours, and does not try for hours', async () => {
    expect(await faultOf(Buffer.alloc(0))).toBe('notAPackage');
    expect(await faultOf(Buffer.alloc(100_000, 7))).toBe('notAPackage');
    expect(await faultOf(Buffer.from('age-encryption.org/v2\n'))).toBe('unsupported');
    const sealed = await collect(encrypt(password, [text(1)], work));
    for (const factor of [19, 20, 30]) expect(await faultOf(Buffer.from(sealed.toString('latin1').replace(/ 4\n/, ` ${factor}\n`), 'latin1'))).toBe('unsupported');
  });

  it('[IM-31] takes no more memory for a large stream than for a small one', async () => {
    const [pieces, size] = [256, 1_048_576];
    const piece = Buffer.alloc(size, 3);
    let waiting = 0;
    let most = 0;
    const source = (async function* () {
      for (let made = 0; made < pieces; made += 1) {
        waiting += size;
        most = Math.max(most, waiting);
        yield await Promise.resolve(piece);
      }
    })();
    const hash = createHash('sha256');
    let length = 0;
    for await (const part of decrypt(password, encrypt(password, source, work))) {
      waiting -= part.length;
      length += part.length;
      hash.update(part);
    }
    expect(length).toBe(pieces * size);
    expect(most).toBeLessThan(2 * size + 4 * CHUNK_BYTES);
  });
});
