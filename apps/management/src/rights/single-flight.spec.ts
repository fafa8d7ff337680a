import { SingleFlight } from './single-flight.js';

describe('SingleFlight', () => {
  it('never runs twice at once, and never shares a run that began before it was asked', async () => {
    let running = 0;
    let started = 0;
    const open: (() => void)[] = [];
    const flight = new SingleFlight(async () => {
      expect((running += 1)).toBe(1);
      started += 1;
      await new Promise<void>((resolve) => open.push(resolve));
      running -= 1;
    });
    const first = flight.run();
    await Promise.resolve();
    await Promise.resolve();
    const [second, third] = [flight.run(), flight.run()];
    expect(second).toBe(third);
    open.shift()?.();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toBe(2);
    open.shift()?.();
    await third;
    await flight.idle();
  });

  it('goes on after a run that failed', async () => {
    let fail = true;
    const flight = new SingleFlight(() => (fail ? Promise.reject(new Error('away')) : Promise.resolve()));
    await expect(flight.run()).rejects.toThrow('away');
    fail = false;
    await flight.run();
  });
});
