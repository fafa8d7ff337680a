import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfArchive, packFile, unpack } from './archive.js';
import type { Bytes } from './byte-reader.js';
import { decrypt, encrypt } from './encryption.js';
import { PackageFault } from './package-fault.js';
import { fingerprintOf, sameFingerprint } from './signature.js';
import { verifyPackage } from './verify-package.js';
import { writePackage, type PackagedFile } from './write-package.js';

const password = 'correct horse battery';
const at = new Date('2026-11-22T10:00:00.000Z');
const { privateKey: key } = generateKeyPairSync('ed25519');
const facts = () => ({
  site: { id: 'site' }, project: { id: 'p', number: '20261122-0001' }, exportedBy: { id: 'u', name: 'Olga', kind: 'user' }, exportedAt: at.toISOString(), reason: 'Court order',
  recipient: 'Police', product: { name: 'Vigie', version: '1' },
});

async function collect(source: Bytes): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const file = (name: string, content: Buffer): PackagedFile => ({ name, bytes: content.length, content: [content], about: { kind: 'text' } });
const files = [file('project.json', Buffer.from('{}')), file('media/01.mp4', Buffer.alloc(70_000, 5)), file('empty.txt', Buffer.alloc(0)), file('block.bin', Buffer.alloc(512, 1))];
const packed = (of: PackagedFile[] = files) => collect(writePackage({ password, key, files: of, facts, at, workFactor: 4 }));

/** What somebody who knows the password could do: open it, change the archive, close it again. */
async function forged(change: (entries: [string, Buffer][]) => [string, Buffer][]): Promise<Buffer> {
  const entries: [string, Buffer][] = [];
  for await (const { name, content } of unpack(decrypt(password, [await packed()]))) entries.push([name, await collect(content)]);
  const archive = await Promise.all(change(entries).map(([name, content]) => collect(packFile(file(name, content), at))));
  return collect(encrypt(password, [...archive, endOfArchive()], 4));
}

const faultOf = (bytes: Buffer): Promise<string> => verifyPackage([bytes], password).then(({ holds }) => (holds ? 'holds' : 'does not hold'), (error: unknown) => (error instanceof PackageFault ? error.code : String(error)));

describe('an evidence package', () => {
  it('[IM-31] [RC-07] says who exported what when, why and for whom, and proves every file', async () => {
    const kept: Record<string, Buffer> = {};
    const found = await verifyPackage([await packed()], password, async (name, content) => {
      kept[name] = await collect(content);
    });
    expect(found).toMatchObject({ holds: true, signed: true, fingerprint: fingerprintOf(key), manifest: facts() });
    expect(found.files.map(({ name, state }) => [name, state])).toEqual(files.map(({ name }) => [name, 'whole']));
    expect(found.manifest.files[1]).toEqual({ name: 'media/01.mp4', bytes: 70_000, sha256: createHash('sha256').update(Buffer.alloc(70_000, 5)).digest('hex'), about: { kind: 'text' } });
    expect(kept['media/01.mp4']?.equals(Buffer.alloc(70_000, 5))).toBe(true);
    expect(Object.keys(kept).slice(-2)).toEqual(['manifest.json', 'signature.json']);
  });

  it.each<[string, (entries: [string, Buffer][]) => [string, Buffer][], string, string]>([
    ['another content', (all) => all.map(([name, content]) => [name, name === 'project.json' ? Buffer.from('[]') : content]), 'project.json', 'changed'],
    ['a file left out', (all) => all.filter(([name]) => name !== 'media/01.mp4'), 'media/01.mp4', 'missing'],
    ['a file put in', (all) => [['more.txt', Buffer.from('more')], ...all], 'more.txt', 'unlisted'],
  ])('[RC-07] whoever knows the password cannot forge it: %s', async (_, change, name, state) => {
    const found = await verifyPackage([await forged(change)], password);
    expect(found.holds).toBe(false);
    expect(found.files.find((one) => one.name === name)?.state).toBe(state);
    expect(found.files.filter((one) => one.name !== name).every((one) => one.state === 'whole')).toBe(true);
  });

  it('[RC-07] a changed manifest does not fit its signature, and another key has another fingerprint', async () => {
    const found = await verifyPackage([await forged((all) => all.map(([name, content]) => [name, name === 'manifest.json' ? Buffer.from(content.toString().replace('Court order', 'Curiosity')) : content]))], password);
    expect(found).toMatchObject({ signed: false, holds: false });
    const other = generateKeyPairSync('ed25519').privateKey;
    const resigned = await collect(writePackage({ password, key: other, files, facts, at, workFactor: 4 }));
    const { holds, fingerprint } = await verifyPackage([resigned], password);
    expect([holds, sameFingerprint(fingerprintOf(key), fingerprint), sameFingerprint(fingerprintOf(key), fingerprintOf(key).toUpperCase().replace(/(..)/g, '$1:'))]).toEqual([true, false, true]);
  });

  it.each([['a file twice', (all: [string, Buffer][]) => [...all, all[0] as [string, Buffer]]], ['no signature', (all: [string, Buffer][]) => all.slice(0, -1)], ['no manifest', (all: [string, Buffer][]) => all.filter(([name]) => name !== 'manifest.json')]])(
    '[RC-07] refuses %s', async (_, change) => expect(await faultOf(await forged(change))).toBe('malformed'),
  );

  it('[RC-07] any byte that differs is found', async () => {
    const whole = await packed();
    expect(await faultOf(whole)).toBe('holds');
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ change;
      expect(['notAPackage', 'unsupported', 'wrongPassword', 'damaged', 'truncated']).toContain(await faultOf(damaged));
    }), { numRuns: 200 });
  });

  it('[IM-31] is not made where a file is shorter or longer than was said', async () => {
    for (const bytes of [3, 5]) await expect(packed([{ name: 'a.txt', bytes, content: [Buffer.alloc(4)] }])).rejects.toThrow(RangeError);
  });
});

describe('the archive inside', () => {
  it('keeps files of any size and name that lead nowhere else', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,20}(\/[a-z0-9]{1,20})?\.mp4$/), fc.uint8Array({ maxLength: 2_000 })), { maxLength: 8 }), async (entries) => {
      const bytes = await Promise.all(entries.map(([name, content]) => collect(packFile({ name, bytes: content.length, content: [content] }, at))));
      const read: [string, Uint8Array][] = [];
      for await (const { name, content } of unpack([...bytes, endOfArchive()])) read.push([name, new Uint8Array(await collect(content))]);
      expect(read).toEqual(entries);
    }), { numRuns: 60 });
  });

  it.each(['../up', '/abs', 'a/../b', '', 'a//b', 'a\\b', 'nul\0', `${'x'.repeat(101)}`, '.hidden', 'a/.'])('refuses the name "%s"', async (name) => {
    await expect(collect(packFile({ name, bytes: 0, content: [] }, at))).rejects.toThrow(RangeError);
  });

  it('refuses what is no plain file, and what ends in the middle', async () => {
    const whole = await collect(packFile(file('a.txt', Buffer.alloc(600)), at));
    const links = Buffer.from(whole);
    links[156] = 0x32;
    const sized = async (source: Buffer) => {
      const names: string[] = [];
      for await (const { name } of unpack([source])) names.push(name);
      return names;
    };
    for (const source of [links, whole, whole.subarray(0, 700), Buffer.alloc(100), Buffer.concat([whole, endOfArchive(), Buffer.from('x')])]) await expect(sized(source)).rejects.toThrow(PackageFault);
  });

  const summed = (head: Buffer): Buffer => {
    const sum = head.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return head;
  };
  const unpacked = async (source: Buffer): Promise<string[]> => {
    const names: string[] = [];
    for await (const { name } of unpack([source])) names.push(name);
    return names;
  };

  it.each<[string, number, string]>([
    ['a prefix before the name', 345, 'elsewhere/../other'], ['a mode that runs', 100, '0000755'], ['a mode that runs as its owner', 100, '0004644'], ['an owner', 108, '0000001'], ['a name of an owner', 265, 'root'],
    ['the name of a link', 157, '/etc/passwd'], ['another version', 263, ' \0'], ['something behind the name', 50, 'x'], ['blanks for digits', 124, '       1130'],
  ])('[RC-07] refuses %s, which other programs would read', async (_, place, text) => {
    const whole = await collect(packFile(file('a.txt', Buffer.alloc(600)), at));
    expect(await unpacked(Buffer.concat([whole, endOfArchive()]))).toEqual(['a.txt']);
    whole.write(text, place, 'latin1');
    summed(whole.subarray(0, 512));
    await expect(unpacked(Buffer.concat([whole, endOfArchive()]))).rejects.toThrow(/says more than packages say/);
  });

  it('[RC-07] refuses a head of which any byte differs, also where its sum is right', async () => {
    const whole = Buffer.concat([await collect(packFile(file('a.txt', Buffer.alloc(600)), at)), endOfArchive()]);
    await fc.assert(fc.asyncProperty(fc.nat(511), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      // Name, size and time may be others: what they say is all that is read.
      fc.pre(!((place < 100) || (place >= 124 && place < 147) || (place >= 148 && place < 156)));
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ change;
      summed(changed.subarray(0, 512));
      await expect(unpacked(changed)).rejects.toThrow(PackageFault);
    }), { numRuns: 300 });
  });

  it('says sizes that eleven octal digits cannot', async () => {
    const size = 9 * 2 ** 30;
    const head = (await packFile({ name: 'large.mp4', bytes: size, content: [] }, at).next()).value as Buffer;
    const [first] = [await unpack([head]).next()];
    expect(first.value).toMatchObject({ name: 'large.mp4', bytes: size });
  });
});
