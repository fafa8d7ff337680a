import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Problem } from '../../problem.js';

/** The password of a package: the first line of a file, or asked for without showing it; from a pipe, its first line. */
export async function readPassword(file: string | undefined): Promise<string> {
  const password = file === undefined ? await ask() : readFileSync(file, 'utf8').split(/\r?\n/, 1)[0];
  if (!password) throw new Problem('Without its password a package cannot be opened.');
  return password;
}

async function ask(): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write('Password of the package: ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
