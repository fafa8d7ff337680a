import { jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { logEntryWritten } from '@vigie/contracts';
import type { LogEntryInput, LogEntryWritten } from '@vigie/contracts';
import { eventually as until, testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import type { Tx } from '../persistence/index.js';
import { HearsBatch, NotNow } from './index.js';
import type { HeardFact } from './index.js';
import { SpecimenTables1700000000000, startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';

const migrations = [SpecimenTables1700000000000];
const entry: LogEntryInput = { log: 'audit', category: 'test', operation: 'specimen.made', outcome: 'success' };
let groups: number[] = [];
let failing = false;
let notNow = 0;

@Controller()
class Archive {
  @HearsBatch(logEntryWritten, { max: 200, waitMs: 20 })
  async onWritten(facts: HeardFact<LogEntryWritten>[], tx: Tx): Promise<void> {
    groups.push(facts.length);
    if (notNow > 0) {
      notNow -= 1;
      throw new NotNow('later');
    }
    for (const { payload, fact } of facts) {
      await tx.manager.query('INSERT INTO effect (line, number) VALUES ($1, $2)', [fact.source, payload.details?.number ?? -1]);
      if (payload.operation === 'poison' || (failing && payload.details?.number === 3)) throw new Error('not this one');
    }
  }
}

/** Machines that build and test at once are slow. */
jest.setTimeout(120_000);
const eventually: typeof until = (work, options = {}) => until(work, { deadline: 20_000, ...options });

describe('facts heard in batches', () => {
  let databases: TestDatabase[];
  let archive: House;
  let tellers: House[];

  beforeEach(async () => {
    groups = [];
    failing = false;
    notNow = 0;
    databases = await Promise.all((['log-server', 'management', 'event-server'] as const).map((service) => testDatabase({ service, migrations })));
    const [archiveUrl, ...tellerUrls] = databases.map(({ applicationUrl }) => applicationUrl);
    archive = await startHouse({ service: 'log-server', databaseUrl: archiveUrl, natsUrl: testNats(), inhabitants: [Archive] });
    tellers = await Promise.all((['management', 'event-server'] as const).map((service, index) =>
      startHouse({ service, databaseUrl: tellerUrls[index], natsUrl: testNats(), site: archive.site })));
  });

  afterEach(async () => {
    await Promise.all([archive, ...tellers].map((house) => house.stop()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  const log = async (teller: House | undefined, numbers: number[], operation = entry.operation): Promise<void> =>
    teller?.database.change(async (tx) => {
      for (const number of numbers) await tx.log({ ...entry, operation, details: { number } });
    });
  const heard = async (source: string): Promise<number[]> =>
    ((await archive.database.read.query('SELECT number FROM effect WHERE line = $1 ORDER BY place', [source])) as { number: number }[]).map(({ number }) => number);
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

  it('[LG-05] come from every service, many in one transaction, each source in order', async () => {
    await Promise.all(tellers.map((teller) => log(teller, upTo(500))));
    await eventually(async () => (await heard('management')).length === 500 && (await heard('event-server')).length === 500);
    expect(await heard('management')).toEqual(upTo(500));
    expect(await heard('event-server')).toEqual(upTo(500));
    expect(groups.length).toBeLessThan(100);
    expect(Math.max(...groups)).toBeLessThanOrEqual(200);
  });

  it('lose only the one that never works', async () => {
    const [teller] = tellers;
    await log(teller, upTo(20));
    await log(teller, [20], 'poison');
    await log(teller, [21, 22]);
    await eventually(async () => (await heard('management')).length === 22);
    expect(await heard('management')).toEqual([...upTo(20), 21, 22]);
    const letters: unknown[] = await archive.database.read.query('SELECT consumer, attempts FROM dead_letter');
    expect(letters).toEqual([{ consumer: 'batch.vigie.*.logEntry.written.v1', attempts: 6 }]);
  });

  it('that fail for a while have their effect once, in order', async () => {
    failing = true;
    await log(tellers[0], upTo(10));
    await eventually(() => groups.length > 3);
    failing = false;
    await eventually(async () => (await heard('management')).length === 10);
    expect(await heard('management')).toEqual(upTo(10));
  });

  it('[LG-05] that are told to wait wait, more often than anything is tried, and none is put aside', async () => {
    notNow = 8;
    await log(tellers[0], [0]);
    await eventually(() => notNow === 0, { deadline: 60_000 });
    await log(tellers[0], [1, 2]);
    await eventually(async () => (await heard('management')).length === 3);
    expect(await heard('management')).toEqual([0, 1, 2]);
    expect(await archive.database.read.query('SELECT consumer FROM dead_letter')).toEqual([]);
  });

  it('have their effect once also when they are told again', async () => {
    const [teller] = tellers;
    await log(teller, upTo(50));
    await eventually(async () => (await heard('management')).length === 50);
    await eventually(async () => (await teller?.relay.replay(new Date(0))) === 50);
    await log(teller, [50]);
    await eventually(async () => (await heard('management')).length === 51);
    expect(await heard('management')).toEqual(upTo(51));
  });
});
