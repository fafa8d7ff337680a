import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LetterBox, sealLetter } from './sealed-letter.js';

const box = () => new LetterBox(generateKeyPairSync('x25519').privateKey);

describe('a sealed letter', () => {
  it('[MG-60] opens for whom it was sealed to, about what it was sealed for, and for nobody else', () => {
    const [mine, other] = [box(), box()];
    const letter = sealLetter(mine.address, 'camera 1', 'correct horse');
    expect(mine.open('camera 1', letter)).toBe('correct horse');
    expect(() => other.open('camera 1', letter)).toThrow();
    expect(() => mine.open('camera 2', letter)).toThrow();
  });

  it('[MG-60] shows nothing of its text, and looks different every time', () => {
    const { address } = box();
    const [one, two] = [sealLetter(address, '', 'correct horse'), sealLetter(address, '', 'correct horse')];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('correct');
  });

  it('[MG-60] does not open when any byte of it was changed or cut off', () => {
    const mine = box();
    const letter = Buffer.from(sealLetter(mine.address, 'x', 'secret'), 'base64url');
    for (let place = 0; place < letter.length; place += 1) {
      const changed = Buffer.from(letter);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => mine.open('x', changed.toString('base64url'))).toThrow();
      expect(() => mine.open('x', letter.subarray(0, place).toString('base64url'))).toThrow();
    }
  });

  it('[MG-60] is not sealed to what is no key', () => {
    expect(() => sealLetter('short', '', 'x')).toThrow();
    expect(() => sealLetter(Buffer.alloc(32).toString('base64url'), '', 'x')).toThrow();
  });

  it('[MG-60] opens after a restart: the key is kept, readable to its owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vigie-box-'));
    const path = join(folder, 'letter.key');
    const [first, second] = await Promise.all([LetterBox.fromFile(path), LetterBox.fromFile(path)]);
    expect(second.address).toBe(first.address);
    const letter = sealLetter(first.address, 'x', 'kept');
    expect((await LetterBox.fromFile(path)).open('x', letter)).toBe('kept');
    expect((await stat(path)).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });
});
