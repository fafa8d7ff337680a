import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../problem.js';
import type { Command } from '../command.js';
import { checkPackage } from '../evidence/check-package.js';

/** Unpacks an evidence package into a folder of its own; where it does not hold, nothing is left of it. */
export const evidenceExtract: Command = {
  name: 'evidence extract',
  usage: 'FILE --to FOLDER [--password-file FILE] [--fingerprint HEX]',
  says: 'unpacks an evidence package that holds',
  words: 1,
  options: ['to', 'password-file', 'fingerprint'],
  async run({ words: [file = ''], options }) {
    if (!options.to) throw new Problem('Say where to: --to FOLDER.');
    const folder = resolve(options.to);
    if ((await readdir(folder).catch(() => [])).length > 0) throw new Problem(`${folder} is not empty: choose another folder.`);
    // Nobody takes for whole what is still being checked.
    const unchecked = `${folder}.unchecked`;
    await rm(unchecked, { recursive: true, force: true });
    try {
      const lines = await checkPackage(file, { passwordFile: options['password-file'], fingerprint: options.fingerprint }, (name, content) => write(unchecked, name, content));
      await rm(folder, { recursive: true, force: true });
      await mkdir(dirname(folder), { recursive: true });
      await rename(unchecked, folder);
      return [...lines, `Unpacked to ${folder}.`];
    } finally {
      await rm(unchecked, { recursive: true, force: true });
    }
  },
};

async function write(folder: string, name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await pipeline(content, createWriteStream(path, { flags: 'wx' }));
}
