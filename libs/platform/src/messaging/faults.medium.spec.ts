import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import pg from 'pg';
import { eventually as until, freePort, startNats, startPostgres } from '@vigie/testing';
import type { TestServer } from '@vigie/testing';
import type { Tx } from '../persistence/index.js';
import { Hears } from './index.js';
import { SpecimenTables1700000000000, startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';
import { makeDatabase } from './fixtures/own-database.js';
import { inParallel } from '../limits/index.js';
import { SpecimenMade, specimenMade } from './fixtures/specimens.js';

@Controller()
class Listener {
  @Hears(specimenMade)
  async onMade({ line, number }: SpecimenMade, tx: Tx): Promise<void> {
    await tx.manager.query('INSERT INTO effect (line, number) VALUES ($1, $2)', [line, number]);
  }
}

const total = 2_000;
/** Units of work under way at once; the others wait for their turn. */
const atOnce = 200;
const root = new URL('../../../../', import.meta.url).pathname;

/** Machines that build and test at once are slow. */
jest.setTimeout(120_000);
const eventually: typeof until = (work, options = {}) => until(work, { deadline: 20_000, ...options });

describe('after a fault', () => {
  let postgres: TestServer;
  let nats: TestServer;
  let port: number;
  let storeDirectory: string;
  let teller: House;
  let listener: House;
  let urls: { teller: string; listener: string };

  beforeEach(async () => {
    port = await freePort();
    storeDirectory = mkdtempSync(join(tmpdir(), 'vigie-nats-'));
    [postgres, nats] = await Promise.all([startPostgres(root), startNats({ port, storeDirectory })]);
    const migrations = [SpecimenTables1700000000000];
    urls = {
      teller: (await makeDatabase(postgres.url, 'teller', migrations)).applicationUrl,
      listener: (await makeDatabase(postgres.url, 'listener', migrations)).applicationUrl,
    };
    teller = await startHouse({ service: 'management', databaseUrl: urls.teller, natsUrl: nats.url });
    listener = await startListener();
  });

  afterEach(async () => {
    await Promise.all([teller.stop(), listener.stop()]);
    await Promise.all([nats.stop(), postgres.stop()]);
    rmSync(storeDirectory, { recursive: true, force: true });
  });

  const startListener = (): Promise<House> =>
    startHouse({ service: 'event-server', databaseUrl: urls.listener, natsUrl: nats.url, site: teller.site, inhabitants: [Listener] });

  const tell = (number: number, line = 'a'): Promise<void> =>
    teller.database.change(async (tx) => {
      await tx.manager.query('INSERT INTO specimen (line, number) VALUES ($1, $2)', [line, number]);
      await tx.tell(specimenMade, { line, number });
    });

  const killNats = async (): Promise<void> => {
    const gone = new Promise((resolve) => nats.process.once('exit', resolve));
    nats.process.kill('SIGKILL');
    await gone;
  };

  const numbers = async (house: House, sql: string): Promise<number[]> => ((await house.database.read.query(sql)) as { number: number }[]).map(({ number }) => number);
  const told = (): Promise<number[]> => numbers(teller, "SELECT (payload::json->>'number')::int AS number FROM outbox ORDER BY stream_sequence");
  const saved = (): Promise<number[]> => numbers(teller, 'SELECT number FROM specimen ORDER BY number');
  const effects = (): Promise<number[]> => numbers(listener, 'SELECT number FROM effect ORDER BY place');
  const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);

  it('of NATS, killed while 2,000 changes are made, every fact arrives in order and has its effect once', async () => {
    const changes = inParallel(Array.from({ length: total }, (_, number) => number), (number) => tell(number), atOnce);
    await eventually(async () => (await saved()).length > total / 10);
    await killNats();
    await changes;
    nats = await startNats({ port, storeDirectory });
    await eventually(async () => (await effects()).length >= total, { deadline: 50_000, every: 100 });
    expect(await effects()).toEqual(await told());
    expect(sorted(await effects())).toEqual(Array.from({ length: total }, (_, number) => number));
  });

  it('of NATS, killed again and again, nothing is lost and nothing happens twice', async () => {
    const lines = Array.from({ length: 25 }, (_, index) => `line-${index}`);
    const tenMore = async (line: string, round: number): Promise<void> => {
      for (let number = round * 10; number < round * 10 + 10; number += 1) await tell(number, line);
    };
    for (let round = 0; round < 4; round += 1) {
      const changes = Promise.all(lines.map((line) => tenMore(line, round)));
      await eventually(async () => (await effects()).length > round * 250 + 25, { deadline: 50_000 });
      await killNats();
      nats = await startNats({ port, storeDirectory });
      await changes;
    }
    await eventually(async () => (await effects()).length >= 1_000, { deadline: 50_000, every: 100 });
    for (const line of lines) {
      expect(await numbers(listener, `SELECT number FROM effect WHERE line = '${line}' ORDER BY place`)).toEqual(Array.from({ length: 40 }, (_, number) => number));
    }
  });

  it('of PostgreSQL, crashed while 2,000 changes are made, every committed fact arrives in order and has its effect once', async () => {
    const acknowledged: number[] = [];
    const changes = inParallel(Array.from({ length: total }, (_, number) => number), (number) => tell(number).then(() => acknowledged.push(number), () => undefined), atOnce);
    await eventually(async () => acknowledged.length > total / 10 && (await effects()).length > 0, { every: 5 });
    const victim = new pg.Client({ connectionString: postgres.url });
    victim.on('error', () => undefined);
    await victim.connect();
    const { rows } = await victim.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // A killed backend takes the whole server through crash recovery.
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    const before = acknowledged.length;
    await changes;
    await eventually(async () => (await saved()).length > 0, { deadline: 50_000, every: 100 });
    // Connections that died with the server are found out one by one.
    for (let number = total; number < total + 50; number += 1) await eventually(() => tell(number));
    const committed = await saved();
    await eventually(async () => (await effects()).length >= committed.length, { deadline: 50_000, every: 100 });
    expect(await effects()).toEqual(await told());
    expect(sorted(await effects())).toEqual(committed);
    expect(new Set(committed)).toEqual(new Set([...acknowledged, ...committed]));
    expect(before).toBeLessThan(total);
  });

  it('that took the storage of NATS, what was delivered is told again to those who had not heard it', async () => {
    await tell(1);
    await eventually(async () => (await effects()).length === 1);
    await listener.stop();
    await tell(2);
    await eventually(async () => (await numbers(teller, 'SELECT 1 AS number FROM outbox WHERE published_at IS NULL')).length === 0);
    await killNats();
    rmSync(storeDirectory, { recursive: true, force: true });
    nats = await startNats({ port, storeDirectory });
    listener = await startListener();
    await tell(3);
    await eventually(async () => (await effects()).length >= 3, { deadline: 50_000 });
    expect(await effects()).toEqual([1, 2, 3]);
  });

  it('of a whole service, its next start tells what it had committed', async () => {
    await killNats();
    await tell(1);
    await teller.stop();
    nats = await startNats({ port, storeDirectory });
    teller = await startHouse({ service: 'management', databaseUrl: urls.teller, natsUrl: nats.url, site: teller.site });
    await eventually(async () => (await effects()).length === 1, { deadline: 50_000 });
    expect(await effects()).toEqual([1]);
  });
});
