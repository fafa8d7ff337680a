import { spawn } from 'node:child_process';
import { eventually } from '@vigie/testing';
import { News } from './news.js';
import { Patience, type Worker } from './patience.js';
import { workOf, type WorkDone } from './work-done.js';

describe('patience', () => {
  let time: number;
  let work: WorkDone;
  let worker: { name: string; pid: number; news: number };
  let patience: Patience;

  beforeEach(() => {
    time = 0;
    work = { processor: 0, disk: 0 };
    worker = { name: 'one', pid: 1, news: 0 };
    patience = new Patience(60_000, () => time, () => work);
    patience.add(worker);
  });

  /** Seconds after which it is over, at most an hour; something happens in each. */
  const secondsWith = (happens: (second: number) => void): number => {
    for (let second = 1; second <= 3_600; second += 1) {
      time += 1_000;
      happens(second);
      if (patience.isOver) return second;
    }
    return Infinity;
  };

  it('[OP-01] ends when nothing moves', () => expect(secondsWith(() => undefined)).toBe(61));

  it('[OP-01] is endless while the processor is used or wanted', () => expect(secondsWith(() => { work = { ...work, processor: work.processor + 100 }; })).toBe(Infinity));

  it('[OP-01] is endless while the disk is at work', () => expect(secondsWith((second) => { work = { ...work, disk: Math.floor(second / 30) }; })).toBe(Infinity));

  it('[OP-01] is endless while something new is said', () => expect(secondsWith((second) => { worker.news = Math.floor(second / 59); })).toBe(Infinity));

  it('[OP-01] takes idling for no progress', () => expect(secondsWith(() => { work = { ...work, processor: work.processor + 20 }; })).toBe(61));

  it('begins anew when somebody has become ready, and counts them no more', () => {
    const other: Worker = { name: 'two', pid: 2, news: 0 };
    patience.add(other);
    expect(secondsWith((second) => { if (second === 50) patience.remove(other); })).toBe(111);
  });
});

describe('news', () => {
  const said = (...lines: string[]): number => {
    const news = new News();
    for (const line of lines) news.hear(line);
    return news.size;
  };

  it('are lines that were not said before, whatever their numbers and times', () => {
    expect(said('{"time":"2026-01-01T00:00:00Z","msg":"Retrying (1)"}\n', '{"time":"2026-01-01T00:00:09Z","msg":"Retrying (2)"}\n')).toBe(1);
    expect(said('one\ntwo\n', 'thr', 'ee\n')).toBe(3);
  });

  it('are all steps of something long', () => expect(said('{"progress":true,"seconds":5}\n', '{"progress":true,"seconds":10}\n')).toBeGreaterThan(said('{"progress":true,"seconds":5}\n')));
});

describe('the work of a process', () => {
  it('[OP-01] is seen while it works, and stands still while it waits', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.once("data", () => { for (;;); }); console.log("waits")'], { stdio: ['pipe', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const idle = workOf(child.pid).processor;
    child.stdin.write('\n');
    await eventually(() => workOf(child.pid).processor > idle + 500, { deadline: 20_000 });
    child.kill('SIGKILL');
  });

  it('of nobody is nothing', () => expect(workOf(undefined)).toEqual({ processor: 0, disk: 0 }));
});
