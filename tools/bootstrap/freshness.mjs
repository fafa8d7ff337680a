import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './workspace.mjs';

const note = join(root, 'node_modules/.cache/vigie/built');
const outside = new Set(['node_modules', 'dist', '.nx', '.vigie']);

/** A hash over name, size and time of every file that a build reads: asking Nx takes seconds, this takes none. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const path of ['.swcrc', 'nx.json', 'package.json', 'package-lock.json']) add(hash, path);
  for (const folder of ['apps', 'libs', 'tools', 'e2e']) walk(hash, folder);
  return hash.digest('hex');
}

/** Whether the last complete build was of exactly these files, and everything it made is still there. */
export function isBuilt(print) {
  return existsSync(note) && readFileSync(note, 'utf8') === print && projects().every((path) => existsSync(join(root, path, 'dist')));
}

export function noteBuilt(print) {
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, print);
}

function walk(hash, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (outside.has(entry.name)) continue;
    if (entry.isDirectory()) walk(hash, `${folder}/${entry.name}`);
    else if (!/\.spec\.tsx?$/.test(entry.name)) add(hash, `${folder}/${entry.name}`);
  }
}

function add(hash, path) {
  const { mtimeMs, size } = statSync(join(root, path));
  hash.update(`${path}\0${mtimeMs}\0${size}\0`);
}

/** Folders with a package that can be built. */
function projects() {
  const folders = ['apps', 'libs'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`));
  return [...folders, 'tools', 'e2e'].filter((path) => {
    const file = join(root, path, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).scripts?.build;
  });
}
