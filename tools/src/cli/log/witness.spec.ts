import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealText } from '@vigie/contracts';
import type { LogSealView, LogVerificationView } from '@vigie/contracts';
import { ApiError } from '../../api/vigie-api.js';
import { exitCodeOf, linesOf } from '../command.js';
import type { Answer, Command } from '../command.js';
import { logVerify } from '../commands/log-verify.command.js';
import { logWitness } from '../commands/log-witness.command.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** Seals of a log that parted from the other one behind `same` of them. */
function sealsOf(count: number, same = count): LogSealView[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const hash = `${number <= same ? 'a' : 'b'}${number}`.padStart(64, '0');
    const seal = { number, time: '2026-11-22T10:15:40.000Z', first: 10 * index + 1, last: 10 * number, hash, keyId: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0e05' };
    const signature = sign(null, Buffer.from(sealText({ ...seal, count: 10 })), privateKey).toString('base64url');
    return { id: String(number), ...seal, entries: 10, signature, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') };
  });
}

/** A log-server that answers what it has. */
class LogApi {
  seals: LogSealView[] = [];
  witnesses: LogVerificationView['witnesses'] = [];

  create(): Promise<object> {
    return Promise.resolve({ id: '1', state: 'Success', valid: true, entries: 120, seals: this.seals.length, witnesses: this.witnesses });
  }

  call(_: string, path: string): Promise<object> {
    const [, number] = /seals\/(\d+)$/.exec(path) ?? [];
    if (!number) return Promise.resolve({ array: this.seals.toReversed() });
    const data = this.seals[Number(number) - 1];
    return data ? Promise.resolve({ data }) : Promise.reject(new ApiError(404, 'object.notFound', 'not there'));
  }
}

describe('A witness file of the log', () => {
  let folder: string;
  const log = new LogApi();
  const run = (command: Command, options: Record<string, string> = {}): Promise<Answer> => command.run({ api: log, words: [], options } as unknown as Parameters<Command['run']>[0]);
  const file = (): string => join(folder, 'witness.json');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-witness-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    log.seals = sealsOf(12);
    log.witnesses = [{ service: 'management', state: 'silent' }];
    writeFileSync(file(), linesOf(await run(logWitness)).join('\n'));
  });

  it('[LG-16] confirms a log that has grown, however silent the other witnesses are', async () => {
    log.seals = sealsOf(20);
    expect(linesOf(await run(logVerify, { witness: file() }))).toEqual([expect.stringContaining('The log holds'), expect.stringContaining('seal 12 of the witness file'), 'management does not answer, which confirms nothing.']);
  });

  it.each([['shortened', sealsOf(7), 8], ['emptied', [], 1], ['written anew from its middle', sealsOf(20, 5), 6], ['written anew', sealsOf(20, 0), 1]])('[LG-16] refuses a log that was %s, naming the first seal', async (_, seals, first) => {
    log.seals = seals;
    await expect(run(logVerify, { witness: file() })).rejects.toThrow(`it does not have the seal ${first} over the entries ${10 * first - 9} to ${10 * first}`);
  });

  it('[LG-16] proves itself: a changed one witnesses nothing', async () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"last": 120', '"last": 119'));
    await expect(run(logVerify, { witness: file() })).rejects.toThrow('Seal 12');
    writeFileSync(file(), '{}');
    await expect(run(logVerify, { witness: file() })).rejects.toThrow('was not made by');
    await expect(run(logVerify, { witness: join(folder, 'none') })).rejects.toThrow('cannot be read');
  });

  it.each([[[{ service: 'management', state: 'silent' }], 3], [[{ service: 'management', state: 'knowsNothing' }], 3], [[], 3], [[{ service: 'management', state: 'silent' }, { service: 'incident-manager', state: 'agrees' }], 0]] as const)(
    '[LG-16] of a log alone: witnesses %j give exit code %i', async (witnesses, code) => {
      log.witnesses = [...witnesses];
      const answer = await run(logVerify);
      expect(exitCodeOf(answer)).toBe(code);
      expect(linesOf(answer).join('\n').includes('NOBODY')).toBe(code === 3);
    });
});
