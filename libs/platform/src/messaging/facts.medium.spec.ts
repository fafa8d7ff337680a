import { jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { eventually as until, testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import type { Tx } from '../persistence/index.js';
import { Hears } from './index.js';
import type { FactContext } from './index.js';
import { SpecimenTables1700000000000, startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';
import { sampleTaken, specimenLost, SpecimenMade, specimenMade } from './fixtures/specimens.js';

const migrations = [SpecimenTables1700000000000];
let contexts: FactContext[] = [];
let failures = 0;

@Controller()
class Listener {
  @Hears(specimenMade)
  async onMade({ line, number, note }: SpecimenMade, tx: Tx, fact: FactContext): Promise<void> {
    await tx.manager.query('INSERT INTO effect (line, number) VALUES ($1, $2)', [line, number]);
    contexts.push(fact);
    if (note === 'poison') throw new Error('this one never works');
    if (note === 'twice' && (failures += 1) < 3) throw new Error('not yet');
  }

  @Hears(sampleTaken)
  async onTaken({ line, number }: SpecimenMade, tx: Tx): Promise<void> {
    await tx.manager.query('INSERT INTO effect (line, number) VALUES ($1, $2)', [`taken-${line}`, number]);
  }
}

/** Machines that build and test at once are slow. */
jest.setTimeout(120_000);
const eventually: typeof until = (work, options = {}) => until(work, { deadline: 20_000, ...options });

describe('facts', () => {
  let databases: TestDatabase[] = [];
  let houses: House[] = [];
  let teller: House;
  let listener: House;

  const effects = async (house = listener): Promise<{ line: string; number: number }[]> =>
    house.database.read.query('SELECT line, number FROM effect ORDER BY place');

  beforeEach(async () => {
    contexts = [];
    failures = 0;
    databases = [await testDatabase({ service: 'management', migrations }), await testDatabase({ service: 'event-server', migrations })];
    teller = await startHouse({ service: 'management', databaseUrl: databases[0]?.applicationUrl, natsUrl: testNats() });
    listener = await startHouse({ service: 'event-server', databaseUrl: databases[1]?.applicationUrl, natsUrl: testNats(), site: teller.site, inhabitants: [Listener] });
    houses = [teller, listener];
  });

  afterEach(async () => {
    await Promise.all(houses.map((house) => house.stop()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  const tell = (number: number, note?: string, line = 'a'): Promise<void> =>
    teller.database.change(async (tx) => {
      await tx.manager.query('INSERT INTO specimen (line, number) VALUES ($1, $2)', [line, number]);
      await tx.tell(specimenMade, { line, number, ...(note ? { note } : {}) });
    });

  it('arrive with who told them, when and in which order', async () => {
    for (let number = 1; number <= 5; number += 1) await tell(number);
    await eventually(async () => (await effects()).length === 5);
    expect((await effects()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(contexts[0]).toMatchObject({ source: 'management', subject: specimenMade.subject(teller.site) });
    expect(contexts.map(({ sequence }) => sequence)).toEqual([...contexts.map(({ sequence }) => sequence)].sort((a, b) => a - b));
    expect(new Set(contexts.map(({ id }) => id)).size).toBe(5);
  });

  it('are not told when the transaction that told them is rolled back', async () => {
    await expect(teller.database.change(async (tx) => {
      await tx.tell(specimenMade, { line: 'a', number: 1 });
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    await tell(2);
    await eventually(async () => (await effects()).length === 1);
    expect(await effects()).toEqual([{ line: 'a', number: 2 }]);
  });

  it('that nobody here hears are passed over', async () => {
    await teller.database.change((tx) => tx.tell(specimenLost, { line: 'a', number: 1 }));
    await tell(2);
    await eventually(async () => (await effects()).length === 1);
    expect(await effects()).toEqual([{ line: 'a', number: 2 }]);
  });

  it('whose handler fails are tried again, in place, and have their effect once', async () => {
    await tell(1, 'twice');
    await tell(2);
    await eventually(async () => (await effects()).length === 2);
    expect((await effects()).map(({ number }) => number)).toEqual([1, 2]);
    expect(failures).toBe(3);
  });

  it('that never work are put aside for people, and the rest goes on', async () => {
    await tell(1, 'poison');
    await tell(2);
    await eventually(async () => (await effects()).length === 1, { deadline: 50_000 });
    expect(await effects()).toEqual([{ line: 'a', number: 2 }]);
    const letters: Record<string, unknown>[] = await listener.database.read.query('SELECT consumer, subject, error, attempts FROM dead_letter');
    expect(letters).toMatchObject([{ consumer: 'hears.management', subject: specimenMade.subject(teller.site), attempts: 6 }]);
    expect(letters[0]?.error).toContain('this one never works');
  });

  it('of one source do not wait for those of another', async () => {
    const database = await testDatabase({ service: 'recording-server', migrations });
    const other = await startHouse({ service: 'recording-server', databaseUrl: database.applicationUrl, natsUrl: testNats(), site: teller.site });
    databases.push(database);
    houses.push(other);
    await tell(1, 'poison');
    await other.database.change((tx) => tx.tell(sampleTaken, { line: 'b', number: 7 }));
    await eventually(async () => (await effects()).length === 1, { deadline: 50_000 });
    expect(await effects()).toEqual([{ line: 'taken-b', number: 7 }]);
  });

  it('heard by two copies of a service keep their order and have their effect once', async () => {
    const second = await startHouse({ service: 'event-server', databaseUrl: databases[1]?.applicationUrl, natsUrl: testNats(), site: teller.site, inhabitants: [Listener] });
    houses.push(second);
    for (let number = 1; number <= 40; number += 1) await tell(number);
    await eventually(async () => (await effects()).length >= 20);
    // The copy that hears goes away in the middle.
    await listener.stop();
    houses = houses.filter((house) => house !== listener);
    for (let number = 41; number <= 60; number += 1) await tell(number);
    await eventually(async () => (await effects(second)).length >= 60);
    expect((await effects(second)).map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('that were told before can be told again, without a second effect', async () => {
    await tell(1);
    await tell(2);
    await eventually(async () => (await effects()).length === 2);
    const waiting = async (): Promise<number> => ((await teller.database.read.query('SELECT 1 FROM outbox WHERE published_at IS NULL')) as unknown[]).length;
    await eventually(async () => (await waiting()) === 0);
    expect(await teller.relay.replay(new Date(0))).toBe(2);
    await eventually(async () => (await waiting()) === 0);
    await tell(3);
    await eventually(async () => (await effects()).length === 3);
    expect((await effects()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('belong to one service: another cannot tell them, nor tell what breaks the contract', async () => {
    await expect(listener.database.change((tx) => tx.tell(specimenMade, { line: 'a', number: 1 }))).rejects.toThrow('belongs to management');
    await expect(teller.database.change((tx) => tx.tell(specimenMade, { line: 'a', number: 1.5 }))).rejects.toMatchObject({ code: 'request.invalid', property: 'number' });
  });
});
