import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.js';

/** Writes files that must not exist yet; returns their paths. Nothing is written when one of them does. */
export function writeNew(folder: string, files: ReadonlyMap<string, string>): string[] {
  const paths = [...files.keys()].map((path) => join(folder, path));
  const there = paths.find(existsSync);
  if (there) throw new Problem(`${there} is there already; nothing was written.`);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return paths;
}
