import { WorkLimit } from './work-limit.js';

describe('WorkLimit', () => {
  const full = () => new Error('full');

  it('[ID-02] runs no more at once than it may, in the order of arrival', async () => {
    const limit = new WorkLimit(2, 10);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = (index: number) => limit.run(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(index);
      running -= 1;
    }, { refuse: full });
    await Promise.all([0, 1, 2, 3, 4, 5].map(work));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('refuses when the queue is full, and goes on after a failure', async () => {
    const limit = new WorkLimit(1, 1);
    let release = (): void => undefined;
    const first = limit.run(() => new Promise<void>((resolve) => { release = resolve; }), { refuse: full });
    const second = limit.run(() => Promise.reject(new Error('failed')), { refuse: full });
    await expect(limit.run(() => Promise.resolve(), { refuse: full })).rejects.toThrow('full');
    release();
    await first;
    await expect(second).rejects.toThrow('failed');
    await expect(limit.run(() => Promise.resolve('again'), { refuse: full })).resolves.toBe('again');
  });

  it('[OP-03] never lets one more in between the end of one and the beginning of the next', async () => {
    const limit = new WorkLimit(1);
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
    };
    const first = limit.run(work);
    const waiting = limit.run(work);
    // Comes in at the very moment when a place is free and whoever waits for it has not gone on yet.
    const late = first.then(() => limit.run(work));
    await Promise.all([first, waiting, late]);
    expect(most).toBe(1);
  });

  it('[OP-03] forgets who does not wait any more', async () => {
    const limit = new WorkLimit(1, 1);
    let release = (): void => undefined;
    const first = limit.run(() => new Promise<void>((resolve) => { release = resolve; }));
    const leaving = new AbortController();
    const left = limit.run(() => Promise.resolve('never'), { signal: leaving.signal });
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    const next = limit.run(() => Promise.resolve('next'), { refuse: full });
    release();
    await first;
    await expect(next).resolves.toBe('next');
  });
});
