import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from './data-folder.js';
import { InstallationPaths } from './paths.js';

/** Runs as somebody who is refused what the modes refuse: root is refused nothing. */
function asOrdinary<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the data folder', () => {
  let outside: string;
  let paths: InstallationPaths;

  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'vigie-data-'));
    chmodSync(outside, 0o555);
    paths = new InstallationPaths(join(outside, 'data'));
  });

  afterEach(() => {
    chmodSync(outside, 0o755);
    rmSync(outside, { recursive: true });
  });

  const sentence = /^[^\n]+, or set VIGIE_DATA to another one\.$/;

  it('[OP-01] of somebody else says whose it is and what to do', () => {
    chmodSync(outside, 0o755);
    mkdirSync(paths.root);
    // Tests may run as root, to whom nothing is closed.
    const closed = (): never => { throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }); };
    const open = () => new DataFolder(paths, closed);
    expect(open).toThrow(/is closed to .*; it belongs to .*: start Vigie as that user, hand the folder over \(sudo chown -R /);
    expect(open).toThrow(sentence);
  });

  it('[OP-01] in a folder of somebody else says how to make it', () => {
    const make = () => asOrdinary(() => new DataFolder(paths).make());
    expect(make).toThrow(/may make no folder in .*: make it beforehand \(sudo install -d -o /);
    expect(make).toThrow(sentence);
  });

  it('[OP-01] that a refused start has made is gone again', () => {
    chmodSync(outside, 0o755);
    const folder = new DataFolder(paths);
    folder.make();
    writeFileSync(paths.systemKey(), 'x');
    folder.undo();
    expect(existsSync(paths.root)).toBe(false);
  });

  it('[OP-01] that was there before stays', () => {
    chmodSync(outside, 0o755);
    new DataFolder(paths).make();
    const folder = new DataFolder(paths);
    folder.make();
    folder.undo();
    expect(existsSync(paths.keys())).toBe(true);
  });
});
