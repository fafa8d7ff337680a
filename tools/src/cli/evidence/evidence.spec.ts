import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, writePackage } from '@vigie/media';
import { linesOf } from '../command.js';
import type { Command } from '../command.js';
import { evidenceExtract } from '../commands/evidence-extract.command.js';
import { evidenceVerify } from '../commands/evidence-verify.command.js';
import { parse } from '../parse.js';

const { privateKey: key } = generateKeyPairSync('ed25519');
const content = Buffer.alloc(150_000, 9);

describe('vigie evidence', () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-evidence-'));
    writeFileSync(path('password'), 'correct horse battery\n');
    writeFileSync(path('wrong'), 'another horse battery\n');
    const parts: Buffer[] = [];
    for await (const part of writePackage({
      password: 'correct horse battery', key, at: new Date(), workFactor: 4, files: [{ name: 'media/001-gate-main.mp4', bytes: content.length, content: [content] }],
      facts: () => ({
        site: { id: 'site' }, project: { id: 'p', number: '20261122-0001' }, exportedBy: { id: 'u', name: 'Erin', kind: 'user' }, exportedAt: '2026-11-22T10:00:00.000Z',
        reason: 'Court order\u001b[2J', recipient: 'Police', product: { name: 'Vigie', version: '0.1.0' },
      }),
    })) parts.push(part);
    writeFileSync(path('whole.age'), Buffer.concat(parts));
    const changed = Buffer.concat(parts);
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    writeFileSync(path('changed.age'), changed);
    writeFileSync(path('short.age'), Buffer.concat(parts).subarray(0, 100_000));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (...args: string[]): Promise<string> => {
    const { command, words, options } = parse([...args, '--password-file', path('password')], [evidenceVerify, evidenceExtract] as Command[]);
    // Neither an installation nor its API is there.
    return linesOf(await command.run({ words, options } as unknown as Parameters<Command['run']>[0])).join('\n');
  };

  it('[IM-31] [RC-07] says who, when, why and for whom, and that every file is whole', async () => {
    const said = await run('evidence', 'verify', path('whole.age'));
    for (const part of ['20261122-0001', 'by Erin', '2026-11-22T10:00:00.000Z', 'Court order', 'Police', 'whole      media/001-gate-main.mp4', 'This package is whole', 'evidenceKeys']) expect(said).toContain(part);
    expect(said).not.toContain('\u001b');
  });

  it('[RC-07] compares the key with the one that was named', async () => {
    expect(await run('evidence', 'verify', path('whole.age'), '--fingerprint', fingerprintOf(key).toUpperCase())).toContain('the key you named');
    await expect(run('evidence', 'verify', path('whole.age'), '--fingerprint', 'ab'.repeat(32))).rejects.toThrow(/ANOTHER key[^]*does NOT hold/);
  });

  it.each([['changed.age', /damaged.*media\/001-gate-main\.mp4/], ['short.age', /does NOT hold/], ['password', /notAPackage/]])('[RC-07] does not pass %s', async (file, words) => {
    await expect(run('evidence', 'verify', path(file))).rejects.toThrow(words);
  });

  it('[RC-07] unpacks what holds, and leaves nothing of what does not', async () => {
    await run('evidence', 'extract', path('whole.age'), '--to', path('out'));
    expect(readFileSync(path('out/media/001-gate-main.mp4')).equals(content)).toBe(true);
    await expect(run('evidence', 'extract', path('whole.age'), '--to', path('out'))).rejects.toThrow('not empty');
    await expect(run('evidence', 'extract', path('changed.age'), '--to', path('bad'))).rejects.toThrow('does NOT hold');
    expect([existsSync(path('bad')), existsSync(path('bad.unchecked'))]).toEqual([false, false]);
    await expect(run('evidence', 'extract', path('whole.age'))).rejects.toThrow('--to');
  });

  it('[RC-07] says that a password is wrong', async () => {
    const { command, words, options } = parse(['evidence', 'verify', path('whole.age'), '--password-file', path('wrong')], [evidenceVerify]);
    await expect(command.run({ words, options } as unknown as Parameters<Command['run']>[0])).rejects.toThrow('The password does not open');
  });
});
