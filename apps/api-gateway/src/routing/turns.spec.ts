import fc from 'fast-check';
import { Turns } from './turns.js';
import type { Done } from './turns.js';

describe('fair turns', () => {
  it('[OP-03] of one key do not touch another\'s', async () => {
    const turns = new Turns({ running: 2, waiting: 1 });
    const [first] = [await turns.take('a'), await turns.take('a')];
    const third = turns.take('a');
    expect(turns.take('a')).toBeUndefined();
    expect(turns.take('b')).toBeDefined();
    let came = false;
    void third?.then(() => { came = true; });
    await Promise.resolve();
    expect(came).toBe(false);
    first?.();
    await third;
    expect(came).toBe(true);
  });

  it('[OP-03] never run more at once than they may, in order, and leave nothing behind', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ key: fc.constantFrom('a', 'b'), ends: fc.boolean() }), { maxLength: 60 }), async (steps) => {
      const turns = new Turns({ running: 3, waiting: 4 });
      const running: Record<string, Done[]> = { a: [], b: [] };
      const order: number[] = [];
      for (const [number, { key, ends }] of steps.entries()) {
        if (ends) running[key]?.shift()?.();
        else void turns.take(key)?.then((done) => { running[key]?.push(done); if (key === 'a') order.push(number); });
        await new Promise(setImmediate);
        for (const list of Object.values(running)) expect(list.length).toBeLessThanOrEqual(3);
      }
      expect(order).toEqual([...order].sort((left, right) => left - right));
      while (turns.size > 0) {
        for (const list of Object.values(running)) list.shift()?.();
        await new Promise(setImmediate);
      }
      expect(Object.values(running).every((list) => list.length === 0)).toBe(true);
    }));
  });

  it('end once, however often that is said', async () => {
    const turns = new Turns({ running: 1, waiting: 1 });
    const done = await turns.take('a');
    const next = turns.take('a');
    done?.();
    done?.();
    await next;
    expect(turns.size).toBe(1);
  });
});
