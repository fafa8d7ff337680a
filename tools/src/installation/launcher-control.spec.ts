import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LauncherControl } from './launcher-control.js';
import { InstallationPaths } from './paths.js';
import { RunFile } from './run-file.js';
import { startOf } from './running.js';

/** Behaves like the launcher: ready again after SIGUSR2, unless it is told to fail. */
const script = `
  const { readFileSync, renameSync, writeFileSync } = require('node:fs');
  const write = (document) => { writeFileSync(file + '.new', JSON.stringify(document)); renameSync(file + '.new', file); };
  const [, , file, fails] = process.argv;
  process.on('SIGUSR2', () => {
    if (fails) process.exit(1);
    const document = JSON.parse(readFileSync(file, 'utf8'));
    delete document.ready;
    write(document);
    setTimeout(() => write({ ...document, ready: 'later' }), 200);
  });
  setInterval(() => undefined, 1000);
  console.log('up');`;

describe('the launcher from outside', () => {
  let folder: string;
  let paths: InstallationPaths;
  let child: ChildProcess | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-control-'));
    paths = new InstallationPaths(folder);
  });

  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const launch = async (...args: string[]): Promise<void> => {
    child = spawn(process.execPath, ['-e', script, '-', paths.runFile(), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child?.stdout?.once('data', resolve));
    new RunFile(paths.runFile()).change((document) => Object.assign(document, {
      url: 'http://localhost:9000', ready: 'before', launcher: { pid: child?.pid, mark: 'node', started: startOf(child?.pid ?? 0) },
    }));
  };

  it('[OP-01] ends it, and returns when it has ended', async () => {
    await launch();
    const ended = new Promise((resolve) => child?.once('exit', (_code, signal) => resolve(signal)));
    await new LauncherControl(paths).stop();
    expect(await ended).toBe('SIGTERM');
  });

  it('[OP-01] starts it again, and returns when it is ready', async () => {
    await launch();
    expect(await new LauncherControl(paths).restart()).toBe('http://localhost:9000');
    expect(new RunFile(paths.runFile()).content.ready).toBe('later');
  });

  it('[OP-01] says when it does not come back', async () => {
    await launch('fails');
    await expect(new LauncherControl(paths).restart()).rejects.toThrow('Vigie has not come back');
  });

  it('says when there is none', async () => {
    await expect(new LauncherControl(paths).stop()).rejects.toThrow(`Vigie with the data in ${folder} does not run.`);
  });
});
