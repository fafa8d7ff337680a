import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf, writePackage } from '@vigie/media';
import { exitCodeOf, linesOf } from '../command.js';
import type { Answer, Command } from '../command.js';
import { evidenceExtract } from '../commands/evidence-extract.command.js';
import { evidencePin } from '../commands/evidence-pin.command.js';
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

  const answered = (...args: string[]): Promise<Answer> => {
    const { command, words, options } = parse(args, [evidenceVerify, evidenceExtract, evidencePin] as Command[]);
    // Neither an installation nor its API is there.
    return command.run({ words, options } as unknown as Parameters<Command['run']>[0]);
  };
  const checked = (...args: string[]): Promise<Answer> => answered(...args, '--password-file', path('password'), ...(args.includes('--fingerprint') ? [] : ['--keys', path('keys')]));
  const run = async (...args: string[]): Promise<string> => linesOf(await checked(...args)).join('\n');
  beforeEach(() => writeFileSync(path('keys'), ''));

  it('[IM-31] [RC-07] says who, when, why and for whom, and that every file is whole', async () => {
    const said = await run('evidence', 'verify', path('whole.age'));
    for (const part of ['20261122-0001', 'by Erin', '2026-11-22T10:00:00.000Z', 'Court order', 'Police', 'whole      media/001-gate-main.mp4', 'evidenceKeys']) expect(said).toContain(part);
    expect(said).not.toContain('\u001b');
  });

  it('[RC-07] calls a package whole only where its signer is proven, and has an exit code for those whose is not', async () => {
    const unproven = await checked('evidence', 'verify', path('whole.age'));
    expect([exitCodeOf(unproven), linesOf(unproven).join('\n').includes('whole:'), linesOf(unproven).join('\n').includes('signer NOT proven')]).toEqual([3, false, true]);
    const given = await checked('evidence', 'verify', path('whole.age'), '--fingerprint', fingerprintOf(key));
    expect([exitCodeOf(given), linesOf(given).at(-1)]).toEqual([0, expect.stringContaining('This package is whole')]);
    await answered('evidence', 'pin', fingerprintOf(key).replace(/(..)/g, '$1:'), '--as', 'Example site', '--keys', path('keys'));
    const pinned = await checked('evidence', 'verify', path('whole.age'));
    expect([exitCodeOf(pinned), linesOf(pinned).at(-1)]).toEqual([0, expect.stringContaining('pinned as Example site')]);
    for (const [fingerprint, name] of [['abc', 'Site'], [fingerprintOf(key), ''], [fingerprintOf(key), 'a\nb']] as const) expect(() => answered('evidence', 'pin', fingerprint, '--as', name, '--keys', path('keys'))).toThrow();
  });

  it('[RC-07] does not take a package that somebody else signed for the site’s, pinned or not', async () => {
    writeFileSync(path('keys'), `${'ab'.repeat(32)} Example site\n`);
    expect(exitCodeOf(await checked('evidence', 'verify', path('whole.age')))).toBe(3);
    await expect(checked('evidence', 'extract', path('whole.age'), '--to', path('theirs'), '--fingerprint', 'ab'.repeat(32))).rejects.toThrow(/ANOTHER key/);
  });

  it('[RC-07] compares the key with the one that was named', async () => {
    expect(await run('evidence', 'verify', path('whole.age'), '--fingerprint', fingerprintOf(key).toUpperCase())).toContain('the key you named');
    await expect(run('evidence', 'verify', path('whole.age'), '--fingerprint', 'ab'.repeat(32))).rejects.toThrow(/ANOTHER key[^]*does NOT hold/);
  });

  it.each([['changed.age', /damaged.*media\/001-gate-main\.mp4/], ['short.age', /does NOT hold/], ['password', /notAPackage/]])('[RC-07] does not pass %s', async (file, words) => {
    await expect(run('evidence', 'verify', path(file))).rejects.toThrow(words);
  });

  it('[RC-07] unpacks what holds, and leaves nothing of what does not', async () => {
    const before = readdirSync(folder);
    expect(exitCodeOf(await checked('evidence', 'extract', path('whole.age'), '--to', path('out')))).toBe(3);
    expect(readFileSync(path('out/media/001-gate-main.mp4')).equals(content)).toBe(true);
    await expect(run('evidence', 'extract', path('whole.age'), '--to', path('out'))).rejects.toThrow('not empty');
    await expect(run('evidence', 'extract', path('changed.age'), '--to', path('bad'))).rejects.toThrow('does NOT hold');
    expect(readdirSync(folder).sort()).toEqual([...before, 'out'].sort());
    await expect(run('evidence', 'extract', path('whole.age'))).rejects.toThrow('--to');
  });

  it('[RC-07] removes no folder that it did not make', async () => {
    for (const name of ['mine.unchecked', 'mine']) mkdirSync(path(name));
    writeFileSync(path('mine.unchecked/keep'), 'kept');
    await run('evidence', 'extract', path('whole.age'), '--to', path('mine'));
    expect([readFileSync(path('mine.unchecked/keep'), 'utf8'), readdirSync(path('mine')).sort()]).toEqual(['kept', ['manifest.json', 'media', 'signature.json']]);
  });

  it('[RC-07] says that a password is wrong', async () => {
    const { command, words, options } = parse(['evidence', 'verify', path('whole.age'), '--password-file', path('wrong')], [evidenceVerify]);
    await expect(command.run({ words, options } as unknown as Parameters<Command['run']>[0])).rejects.toThrow('The password does not open');
  });
});
