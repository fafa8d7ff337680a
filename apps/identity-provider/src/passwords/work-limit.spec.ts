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
    }, full);
    await Promise.all([0, 1, 2, 3, 4, 5].map(work));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('refuses when the queue is full, and goes on after a failure', async () => {
    const limit = new WorkLimit(1, 1);
    let release = (): void => undefined;
    const first = limit.run(() => new Promise<void>((resolve) => { release = resolve; }), full);
    const second = limit.run(() => Promise.reject(new Error('failed')), full);
    await expect(limit.run(() => Promise.resolve(), full)).rejects.toThrow('full');
    release();
    await first;
    await expect(second).rejects.toThrow('failed');
    await expect(limit.run(() => Promise.resolve('again'), full)).resolves.toBe('again');
  });
});
