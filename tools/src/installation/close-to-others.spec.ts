import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstallationPaths } from './paths.js';

describe('the data folder', () => {
  const outside = mkdtempSync(join(tmpdir(), 'vigie-outside-'));
  const root = join(outside, 'data');
  const paths = new InstallationPaths(root);
  const mode = (path: string): number => statSync(path).mode & 0o777;
  /** Everything but the folder itself and PostgreSQL's, which belongs to its own account. */
  const readable = (): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('postgres') && path !== 'media/link').filter((path) => (mode(join(root, path)) & 0o077) !== 0);

  afterAll(() => rmSync(outside, { recursive: true }));

  it('[OP-09] is closed to other accounts from its first start on, whatever they are given elsewhere', () => {
    const before = process.umask(0o022);
    paths.create();
    process.umask(before);
    expect(readable()).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['keys', 'logs', 'media', 'nats']);
    // PostgreSQL goes through to its own folder where it is somebody else.
    expect(mode(root)).toBe(process.getuid?.() === 0 ? 0o711 : 0o700);
  });

  it('[OP-09] is closed where an older start left it open, and nothing beyond its links is touched', () => {
    writeFileSync(join(outside, 'mine'), 'x', { mode: 0o644 });
    mkdirSync(join(root, 'media/camera'), { mode: 0o755 });
    for (const file of ['media/camera/1.mp4', 'logs/a.log', 'run.json', 'samples.json']) writeFileSync(join(root, file), 'x', { mode: 0o644 });
    symlinkSync(join(outside, 'mine'), join(root, 'media/link'));
    for (const folder of ['media', 'media/camera', 'logs', 'nats', '']) chmodSync(join(root, folder), 0o755);
    expect(readable()).toContain('media/camera/1.mp4');
    paths.create();
    expect(readable()).toEqual([]);
    expect(mode(join(root, 'media/camera/1.mp4'))).toBe(0o600);
    expect(mode(join(outside, 'mine'))).toBe(0o644);
  });
});
