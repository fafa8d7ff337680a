import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { eventually as until, freePort, startNats, testNats } from '@vigie/testing';
import type { TestServer } from '@vigie/testing';
import { startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';
import { passes, shelves } from './fixtures/specimens.js';

/** Machines that build and test at once are slow. */
jest.setTimeout(120_000);
const eventually: typeof until = (work, options = {}) => until(work, { deadline: 20_000, ...options });

describe('state', () => {
  let owner: House;
  let reader: House;

  const houses = async (natsUrl: string): Promise<void> => {
    owner = await startHouse({ service: 'management', natsUrl });
    reader = await startHouse({ service: 'event-server', natsUrl, site: owner.site });
  };
  const held = (house: House): Record<string, unknown> => Object.fromEntries(house.states.bucket(shelves).entries());

  afterEach(async () => {
    await Promise.all([owner.stop(), reader.stop()]);
  });

  describe('while NATS is there', () => {
    beforeEach(() => houses(testNats()));

    it('reaches every service in less than 300 ms, and tells its listeners what changed', async () => {
      const mine = owner.states.bucket(shelves);
      const theirs = reader.states.bucket(shelves);
      await Promise.all([mine.ready(), theirs.ready()]);
      const heard: [string, unknown][] = [];
      theirs.onChange((key, value) => heard.push([key, value]));
      await mine.put('a', { holds: 1 });
      const start = Date.now();
      await eventually(() => theirs.get('a')?.holds === 1, { every: 1 });
      expect(Date.now() - start).toBeLessThan(300);
      await mine.put('a', { holds: 2 });
      await mine.put('a', { holds: 2 });
      await mine.delete('a');
      await eventually(() => theirs.get('a') === undefined);
      expect(heard).toEqual([['a', { holds: 1 }], ['a', { holds: 2 }], ['a', undefined]]);
      expect(theirs.age()).toBeLessThan(2_500);
    });

    it('is loaded whole by a service that starts later', async () => {
      const mine = owner.states.bucket(shelves);
      await mine.replaceAll(Array.from({ length: 500 }, (_, index) => [`key.${index}`, { holds: index }] as const));
      const late = await startHouse({ service: 'log-server', natsUrl: testNats(), site: owner.site });
      await late.states.bucket(shelves).ready();
      expect(late.states.bucket(shelves).size).toBe(500);
      await late.stop();
    });

    it('can be replaced as a whole', async () => {
      const mine = owner.states.bucket(shelves);
      await mine.replaceAll([['a', { holds: 1 }], ['b', { holds: 2 }]]);
      await mine.replaceAll([['b', { holds: 2 }], ['c', { holds: 3 }]]);
      await eventually(() => JSON.stringify(Object.keys(held(reader)).sort()) === '["b","c"]');
    });

    it('belongs to one service', async () => {
      await expect(reader.states.bucket(shelves).put('a', { holds: 1 })).rejects.toThrow('belongs to management');
    });

    it('of a limited life is gone when its time is over', async () => {
      const mine = owner.states.bucket(passes);
      const theirs = reader.states.bucket(passes);
      await mine.put('a', { holds: 1 });
      await eventually(() => theirs.get('a') !== undefined);
      await eventually(() => theirs.get('a') === undefined && [...theirs.entries()].length === 0, { deadline: 50_000 });
    });
  });

  describe('when NATS is killed', () => {
    let nats: TestServer;
    let port: number;
    let storeDirectory: string;

    beforeEach(async () => {
      port = await freePort();
      storeDirectory = mkdtempSync(join(tmpdir(), 'vigie-nats-'));
      nats = await startNats({ port, storeDirectory });
      await houses(nats.url);
    });

    afterEach(async () => {
      await nats.stop();
      rmSync(storeDirectory, { recursive: true, force: true });
    });

    const kill = async (): Promise<void> => {
      const gone = new Promise((resolve) => nats.process.once('exit', resolve));
      nats.process.kill('SIGKILL');
      await gone;
    };

    it('is served from memory, says how old it is, and is current soon after NATS is back', async () => {
      const mine = owner.states.bucket(shelves);
      const theirs = reader.states.bucket(shelves);
      await mine.put('a', { holds: 1 });
      await mine.put('b', { holds: 1 });
      await eventually(() => theirs.get('b') !== undefined);
      await kill();
      await eventually(() => theirs.age() > 300);
      expect(theirs.get('a')).toEqual({ holds: 1 });
      nats = await startNats({ port, storeDirectory });
      await eventually(() => theirs.age() < 100, { deadline: 50_000, every: 10 });
      await mine.put('a', { holds: 2 });
      await eventually(() => theirs.get('a')?.holds === 2);
      expect(held(reader)).toEqual({ a: { holds: 2 }, b: { holds: 1 } });
    });

    it('survives the loss of its storage: the owner writes it again, nobody sees it empty', async () => {
      const mine = owner.states.bucket(shelves);
      const theirs = reader.states.bucket(shelves);
      await mine.replaceAll([['a', { holds: 1 }], ['b', { holds: 2 }]]);
      await eventually(() => theirs.get('b') !== undefined);
      const heard: unknown[] = [];
      theirs.onChange((key, value) => heard.push([key, value]));
      await kill();
      rmSync(storeDirectory, { recursive: true, force: true });
      nats = await startNats({ port, storeDirectory });
      // Each hears of NATS in its own rhythm: both at the same moment may never be.
      for (const bucket of [theirs, mine]) await eventually(() => bucket.age() < 100, { deadline: 50_000, every: 10 });
      await mine.put('b', { holds: 3 });
      await mine.delete('a');
      await eventually(() => theirs.get('b')?.holds === 3 && theirs.get('a') === undefined, { deadline: 50_000 });
      expect(heard).toEqual([['b', { holds: 3 }], ['a', undefined]]);
      const late = await startHouse({ service: 'log-server', natsUrl: nats.url, site: owner.site });
      await late.states.bucket(shelves).ready();
      expect(held(late)).toEqual({ b: { holds: 3 } });
      await late.stop();
    });
  });
});
