import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../problem.js';
import { exitCodeOf, linesOf } from '../command.js';
import type { Command } from '../command.js';
import { checkOptions, checkPackage } from '../evidence/check-package.js';

/** Unpacks an evidence package into a folder of its own; where it does not hold, nothing is left of it. Touches nothing that it did not make. */
export const evidenceExtract: Command = {
  name: 'evidence extract',
  usage: 'FILE --to FOLDER [--password-file FILE] [--fingerprint HEX | --keys FILE]',
  says: 'unpacks an evidence package that holds',
  words: 1,
  options: ['to', 'password-file', 'fingerprint', 'keys'],
  async run({ words: [file = ''], options }) {
    if (!options.to) throw new Problem('Say where to: --to FOLDER.');
    const folder = resolve(options.to);
    if ((await readdir(folder).catch(() => [])).length > 0) throw new Problem(`${folder} is not empty: choose another folder.`);
    await mkdir(dirname(folder), { recursive: true });
    // Nobody takes for whole what is still being checked; beside the folder, so that moving it there copies nothing.
    const unchecked = await mkdtemp(join(dirname(folder), `.${basename(folder)}.unchecked-`));
    try {
      const answer = await checkPackage(file, checkOptions(options), (name, content) => write(unchecked, name, content));
      await mkdir(folder, { recursive: true });
      for (const name of await readdir(unchecked)) await rename(join(unchecked, name), join(folder, name));
      return { lines: [...linesOf(answer), `Unpacked to ${folder}.`], exitCode: exitCodeOf(answer) };
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
