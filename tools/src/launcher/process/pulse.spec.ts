import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freePort } from '@vigie/testing';
import { workOf } from '../patience/work-done.js';
import { answersHttp, isNotStopped } from './answers.js';
import { Pulse } from './pulse.js';
import { Supervised } from './supervised.js';

const quick = { everyMs: 100, againMs: 100, frozenMs: 600, lostMs: 30_000 };

describe('a process that is looked after', () => {
  let folder: string;
  let member: Supervised;
  let pulse: Pulse;
  let said: string[];
  let port: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-pulse-'));
    said = [];
    port = await freePort();
    const script = `
      process.on('SIGUSR2', () => { for (;;); });
      require('node:http').createServer((request, response) => response.end()).listen(${port}, '127.0.0.1');`;
    member = new Supervised({ name: 'one', command: [process.execPath, '-e', script], mark: script, environment: {}, logFile: join(folder, 'one.log') }, { onPid: () => undefined, onDeath: () => undefined });
    member.start();
    await eventually(() => answersHttp(port), { deadline: 20_000 });
    pulse = new Pulse(member, () => answersHttp(port), (line) => said.push(line), quick);
  });

  afterEach(async () => {
    pulse.stop();
    await member.stop(100);
    rmSync(folder, { recursive: true });
  });

  it('[OP-02] is replaced when it is frozen', async () => {
    const { pid } = member;
    // Only one that has answered once is judged.
    await eventually(() => (pulse as unknown as { answeredAt?: number }).answeredAt !== undefined);
    process.kill(pid ?? 0, 'SIGSTOP');
    await eventually(() => !isNotStopped(pid));
    await eventually(async () => member.pid !== pid && member.pid !== undefined && (await answersHttp(port)), { deadline: 20_000 });
    expect(said).toEqual([expect.stringMatching(/one has not answered for \d+ s; it is replaced/)]);
  });

  it('[OP-02] is replaced also when it was hard at work before', async () => {
    const { pid } = member;
    await eventually(() => (pulse as unknown as { answeredAt?: number }).answeredAt !== undefined);
    const since = workOf(pid).processor;
    // Asked without pause it works; then it is frozen in the middle of it.
    await eventually(async () => (await Promise.all(Array.from({ length: 50 }, () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.text())))).length > 0 && workOf(pid).processor - since > 500, { deadline: 30_000, every: 1 });
    process.kill(pid ?? 0, 'SIGSTOP');
    await eventually(() => member.pid !== pid && member.pid !== undefined, { deadline: 20_000 });
    expect(said).toHaveLength(1);
  });

  it('[OP-02] is left alone while it is only busy', async () => {
    const { pid } = member;
    await eventually(() => (pulse as unknown as { answeredAt?: number }).answeredAt !== undefined);
    process.kill(pid ?? 0, 'SIGUSR2');
    await eventually(async () => !(await answersHttp(port)), { deadline: 20_000 });
    await eventually(async () => !(await answersHttp(port)), { deadline: 20_000 });
    expect([member.pid, said]).toEqual([pid, []]);
  });
});
