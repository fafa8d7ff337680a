import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@vigie/testing';
import { RunFile } from '../../installation/run-file.js';
import { isRunning } from '../../installation/running.js';
import { backOff } from './back-off.js';
import { Family, Stopped } from './family.js';
import type { Program } from './supervised.js';

describe('a family of processes', () => {
  let folder: string;
  let runFile: RunFile;
  let family: Family;
  let said: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-family-'));
    runFile = new RunFile(join(folder, 'run.json'));
    said = [];
    family = new Family(runFile, (line) => said.push(line));
  });

  afterEach(async () => {
    await family.stop(() => true, 1_000);
    rmSync(folder, { recursive: true });
  });

  const program = (name: string, script: string): Program => ({
    name, command: [process.execPath, '-e', script, `mark-${name}`], mark: `mark-${name}`, environment: { PATH: process.env.PATH }, logFile: join(folder, `${name}.log`),
  });
  const forEver = 'setInterval(() => undefined, 1000); console.log("up");';
  const up = (name: string, times = 1) => eventually(() => existsSync(join(folder, `${name}.log`)) && readFileSync(join(folder, `${name}.log`), 'utf8').split('up').length > times);
  const noted = (name: string) => new RunFile(join(folder, 'run.json')).content.processes[name] ?? {};

  it('notes who runs, and that nobody does any more', async () => {
    family.start(program('one', forEver));
    await up('one');
    expect(isRunning(noted('one'))).toBe(true);
    await family.stop(() => true, 1_000);
    expect(noted('one').pid).toBeUndefined();
  });

  it('starts again what was killed, and says so', async () => {
    family.start(program('one', forEver));
    await up('one');
    const { pid = 0 } = noted('one');
    process.kill(pid, 'SIGKILL');
    await up('one', 2);
    expect(noted('one').pid).not.toBe(pid);
    expect(said).toEqual([expect.stringContaining('one ended (signal SIGKILL)')]);
  });

  it('counts failures and keeps the last words', async () => {
    const member = family.start(program('one', 'console.error("no such thing"); process.exit(3)'));
    await eventually(() => member.failures >= 2);
    expect(member.lastWords).toContain('no such thing');
  });

  it('reports a program that does not exist as a failure', async () => {
    const member = family.start({ ...program('one', ''), command: ['/no/such/program'] });
    await eventually(() => member.failures >= 1);
  });

  it('ends at the deadline what does not listen, with everything it started', async () => {
    const stubborn = `process.on("SIGTERM", () => undefined); require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(forEver)}], { stdio: "ignore" }); ${forEver}`;
    family.start(program('one', stubborn));
    await up('one');
    const { pid = 0 } = noted('one');
    await family.stop(() => true, 200);
    await eventually(() => { expect(() => process.kill(-pid, 0)).toThrow('ESRCH'); });
  });

  it('starts nothing any more once it is being stopped', async () => {
    await family.stop(() => true, 100);
    expect(() => family.start(program('one', forEver))).toThrow(Stopped);
  });

  it('ends what an earlier launcher left behind, and no stranger', async () => {
    family.start(program('one', forEver));
    await up('one');
    const entry = { ...noted('one') };
    runFile.change(({ processes }) => { processes.stranger = { pid: process.pid, mark: 'somebody else', started: entry.started }; });
    await new Family(new RunFile(join(folder, 'run.json')), () => undefined).endLeftovers();
    expect(isRunning(entry)).toBe(false);
    expect(process.pid).toBeGreaterThan(0);
  });
});

describe('the wait before the next start', () => {
  it('grows to five seconds and no further', () => {
    const waits = Array.from({ length: 10 }, (_, deaths) => backOff(deaths));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect([waits[0], waits[9]]).toEqual([100, 5_000]);
  });
});
