import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@vigie/testing';
import { workspaceRoot } from '../installation/paths.js';

const folder = join(workspaceRoot, 'tools/bootstrap');
const runtime = join(folder, 'runtime.mjs');

interface Ended {
  code: number | null;
  said: string;
}

/** A Node program in one line, and what it says until it ends. */
function program(script: string, environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  const state = { said: '', child };
  child.stdout.on('data', (chunk: Buffer) => { state.said += chunk.toString(); });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, said: state.said })));
  return Object.assign(state, { ended });
}

const said = (running: { said: string }, pattern: RegExp) => eventually(() => pattern.test(running.said), { deadline: 20_000 });
const isGone = (pid: number) => eventually(() => { expect(() => process.kill(pid, 0)).toThrow('ESRCH'); }, { deadline: 20_000 });

describe('the Node that the suite runs on', () => {
  it.each([
    ['20.20.2', false], ['22.12.9', false], ['22.13.0', true], ['22.23.5', true], ['24.0.0', true], ['26.1.0', true], ['9.99.99', false],
  ])('[OP-07] %s is supported: %s', async (version, expected) => {
    const { said: answer } = await program(`const { isSupported } = await import(${JSON.stringify(runtime)}); console.log(isSupported('${version}'));`).ended;
    expect(answer.trim()).toBe(String(expected));
  });

  it('[OP-07] is fixed by version and content where it is brought along', () => {
    const rows = [...readFileSync(runtime, 'utf8').matchAll(/name: '([^']+)', version: '([^']+)', integrity: '([^']+)'/g)];
    expect(rows.length).toBeGreaterThan(0);
    for (const [, name, version, integrity] of rows) {
      expect([name, /^2[24]\.\d+\.\d+$/.test(version ?? ''), /^sha512-.{86}==$/.test(integrity ?? '')]).toEqual([name, true, true]);
    }
  });

  // Stands for the program that is run again: it knows by the second word that it is the second.
  const entry = (script: string) => `
    import { writeFileSync } from 'node:fs';
    const { passOn } = await import(${JSON.stringify(runtime)});
    const file = process.env.SCRIPT;
    writeFileSync(file, ${JSON.stringify(script)});
    process.execArgv.length = 0;
    process.argv.splice(1, 9, file);
    await passOn({}, process.execPath);`;
  const scripts = mkdtempSync(join(tmpdir(), 'vigie-passed-on-'));
  const file = (name: string) => ({ SCRIPT: join(scripts, `${name}.mjs`) });
  afterAll(() => rmSync(scripts, { recursive: true }));

  it('[OP-07] ends as the program ends that it is handed to', async () => {
    expect(await program(entry('console.log("here"); process.exit(7)'), file('end')).ended).toEqual({ code: 7, said: 'here\n' });
  });

  it('[OP-01] passes on the wish to stop, and leaves nothing when it is killed itself', async () => {
    const script = `await import(${JSON.stringify(join(folder, 'starter.mjs'))}).then(({ endWithStarter }) => endWithStarter());
      process.on('SIGTERM', () => { console.log('stops'); process.exit(0); }); setInterval(() => undefined, 1000); console.log('pid=' + process.pid);`;
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const running = program(entry(script), file(signal));
      await said(running, /pid=\d+/);
      running.child.kill(signal);
      await said(running, /stops/);
      await isGone(Number(/pid=(\d+)/.exec(running.said)?.[1]));
    }
  });
});

describe('what npm starts', () => {
  const watched = `await import(${JSON.stringify(join(folder, 'starter.mjs'))}).then(({ endWithStarter }) => endWithStarter());
    process.on('SIGTERM', () => { console.log('stops'); process.exit(0); }); setInterval(() => undefined, 1000); console.log('pid=' + process.pid);`;
  /** As npm does it: under its own name, through a shell. */
  const npm = (title: string) => `
    import { spawn } from 'node:child_process';
    process.title = ${JSON.stringify(title)};
    const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$WATCHED"; true'], { stdio: 'inherit' });
    console.log('shell=' + shell.pid);
    setInterval(() => undefined, 1000);`;
  const environment = { npm_lifecycle_event: 'start', NODE: process.execPath, WATCHED: watched };
  const pids = (text: string) => ['shell', 'pid'].map((name) => Number(new RegExp(`${name}=(\\d+)`).exec(text)?.[1]));

  it.each(['npm', 'shell'])('[OP-01] ends in good order when %s is killed', async (victim) => {
    const running = program(npm('npm start'), environment);
    await said(running, /pid=\d+/);
    const [shell = 0, pid = 0] = pids(running.said);
    process.kill(victim === 'npm' ? running.child.pid ?? 0 : shell, 'SIGKILL');
    await said(running, /stops/);
    await isGone(pid);
    running.child.kill('SIGKILL');
  });

  it('outlives a shell that was no npm, also when the npm beside it has ended its own', async () => {
    const [other, own] = [program(npm('some shell'), { ...environment, npm_lifecycle_event: '' }), program(npm('npm start'), environment)];
    await Promise.all([said(other, /pid=\d+/), said(own, /pid=\d+/)]);
    for (const { child } of [other, own]) child.kill('SIGKILL');
    await said(own, /stops/);
    const [, pid = 0] = pids(other.said);
    expect(() => process.kill(pid, 0)).not.toThrow();
    process.kill(pid, 'SIGKILL');
    await isGone(pid);
    expect(other.said).not.toContain('stops');
  });
});
