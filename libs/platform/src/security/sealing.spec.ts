import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Sealer } from './sealing.js';

describe('Sealer', () => {
  const sealer = new Sealer(randomBytes(32), 'test');
  const place = 'hardware.1.password';

  it('[MG-09] gives back any secret it sealed, and never seals one twice alike', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
      const [first, second] = [sealer.seal(place, secret), sealer.seal(place, secret)];
      expect(sealer.open(place, first)).toBe(secret);
      expect(first.equals(second)).toBe(false);
    }));
  });

  it('[MG-09] opens with the same key, purpose and place only, and nothing that was bent', () => {
    const systemKey = randomBytes(32);
    const sealed = new Sealer(systemKey, 'a').seal(place, 'secret');
    expect(() => new Sealer(randomBytes(32), 'a').open(place, sealed)).toThrow();
    expect(() => new Sealer(systemKey, 'b').open(place, sealed)).toThrow();
    expect(() => new Sealer(systemKey, 'a').open('hardware.2.password', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const bent = Buffer.from(sealed);
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
      expect(() => new Sealer(systemKey, 'a').open(place, bent)).toThrow();
    }
  });

  describe('with a key file', () => {
    let directory: string;
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'vigie-sealing-'));
    });
    afterEach(() => rm(directory, { recursive: true }));

    it('[MG-09] is one key for all that start at once, readable by its owner only', async () => {
      const path = join(directory, 'keys', 'system-key');
      const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => Sealer.fromFile(path, 'test')));
      const sealed = first!.seal(place, 'secret');
      for (const other of others) expect(other.open(place, sealed)).toBe('secret');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readdir(join(directory, 'keys'))).toEqual(['system-key']);
    });

    it('refuses a key that is too short to be one', async () => {
      await writeFile(join(directory, 'key'), 'short\n');
      await expect(Sealer.fromFile(join(directory, 'key'), 'test')).rejects.toThrow('too short');
    });
  });
});
