import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreateSecret, readSecret, removeSecret, writeSecret } from './secret-file.js';

describe('secret files', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vigie-secrets-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('[ID-03] writes a file that only its owner reads, and leaves no draft', async () => {
    const path = join(directory, 'deep', 'password');
    await writeSecret(path, 'first');
    await writeSecret(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(directory, 'deep'))).toEqual(['password']);
  });

  it('gives every copy that starts at once the same secret', async () => {
    const path = join(directory, 'key');
    let made = 0;
    const read = await Promise.all(Array.from({ length: 8 }, () => readOrCreateSecret(path, () => `secret ${(made += 1)}`)));
    expect(new Set(read).size).toBe(1);
    expect(await readdir(directory)).toEqual(['key']);
  });

  it('refuses an empty secret and takes a removed one for none', async () => {
    const path = join(directory, 'key');
    await writeFile(path, '\n');
    await expect(readOrCreateSecret(path, () => 'x')).rejects.toThrow('is empty');
    await removeSecret(path);
    await removeSecret(path);
    expect(await readSecret(path)).toBeUndefined();
  });
});
