import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { defineFact } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { Database, Tx } from '@vigie/platform/persistence';
import { benchHouse } from './bench-house.js';
import { startBenchServers } from './bench-servers.js';
import { percentile } from './row.js';
import type { Row } from './row.js';

const writers = 32;
/** Short turns, one after the other, so that whatever else the machine does meets both alike. */
const turnMs = 500;
const turns = 16;
const deliveries = 600;
const limits = { ratio: 0.8, deliveryMs: 100 };

class ThingMade {
  @IsInt()
  number: number;

  @IsString()
  name: string;
}

const thingMade = defineFact({ service: 'management', thing: 'benchThing', verb: 'made', payload: ThingMade, sample: { number: 1, name: 'a' } });

const arrived = new Map<number, number>();

@Injectable()
class Listener {
  @Hears(thingMade)
  onMade({ number }: ThingMade): void {
    arrived.set(number, performance.now());
  }
}

const texts = ['camera by the north gate', 'what a typical row says of itself, about as long as this sentence is'];

/** What a change of the suite does: load the thing with its version, save it, add an entry to its activity. */
async function change(manager: Tx['manager'], writer: number): Promise<void> {
  const [row]: { version: number }[] = await manager.query('SELECT version FROM thing WHERE id = $1', [writer]);
  await manager.query('UPDATE thing SET version = $2, description = $3 WHERE id = $1 AND version = $4', [writer, (row?.version ?? 0) + 1, texts[1], row?.version ?? 0]);
  await manager.query('INSERT INTO activity (thing, name, description) VALUES ($1, $2, $3)', [writer, ...texts]);
}

/** Transactions per second that 32 writers commit. */
async function throughput(database: Database, telling: boolean): Promise<number> {
  const end = performance.now() + turnMs;
  let committed = 0;
  const write = async (writer: number): Promise<void> => {
    while (performance.now() < end) {
      await database.change(async (tx) => {
        await change(tx.manager, writer);
        if (telling) await tx.tell(thingMade, { number: -1, name: 'camera by the north gate' });
      });
      committed += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return (committed / turnMs) * 1_000;
}

const median = (numbers: number[]): number => percentile(numbers, 0.5);

/** Milliseconds from the return of a commit to the handler of another service, at a calm pace. */
async function deliveryTimes(database: Database): Promise<number[]> {
  const committed = new Map<number, number>();
  for (let number = 1; number <= deliveries; number += 1) {
    await database.change(async (tx) => {
      await change(tx.manager, number % writers);
      await tx.tell(thingMade, { number, name: 'a' });
    });
    committed.set(number, performance.now());
    await pause(5);
  }
  const deadline = performance.now() + 20_000;
  while (arrived.size < deliveries && performance.now() < deadline) await pause(5);
  if (arrived.size < deliveries) throw new Error(`${deliveries - arrived.size} facts did not arrive`);
  return [...committed].map(([number, at]) => Math.max(0, (arrived.get(number) ?? Number.NaN) - at));
}

export const name = 'outbox';

/** What telling facts costs the transactions that tell them, and how soon others hear. */
export async function run(): Promise<Row[]> {
  const servers = await startBenchServers();
  const teller = await benchHouse({ service: 'management', databaseUrl: await servers.database('teller'), natsUrl: servers.natsUrl });
  try {
    const without: number[] = [];
    const telling: number[] = [];
    // The first turns pay for compilation and empty caches.
    for (let turn = 0; turn < 4; turn += 1) await throughput(teller.database, true);
    await published(teller.database);
    for (let turn = 0; turn < turns; turn += 1) {
      without.push(await throughput(teller.database, false));
      telling.push(await throughput(teller.database, true));
      await published(teller.database);
    }
    const ratio = median(telling.map((rate, turn) => rate / (without[turn] ?? Number.NaN)));
    const listener = await benchHouse({ service: 'event-server', databaseUrl: await servers.database('listener'), natsUrl: servers.natsUrl, site: teller.site, inhabitants: [Listener] });
    await heardAll(listener.database);
    const times = await deliveryTimes(teller.database).finally(() => listener.app.close());
    const p99 = percentile(times, 0.99);
    return [
      { name: `${writers} writers, a change (read, update, insert)`, measured: median(without), unit: 'transactions/s' },
      { name: `${writers} writers, the same change telling a fact, relay running`, measured: median(telling), unit: 'transactions/s', limit: limits.ratio * median(without), ratio, ok: ratio >= limits.ratio },
      { name: 'commit to delivery, p50', measured: median(times), unit: 'ms' },
      { name: 'commit to delivery, p99', measured: p99, unit: 'ms', limit: limits.deliveryMs, ok: p99 < limits.deliveryMs },
    ];
  } finally {
    await teller.app.close();
    await servers.stop();
  }
}

/** Waits until the relay has nothing left to do. */
async function published(database: Database): Promise<void> {
  for (;;) {
    const rows: unknown[] = await database.read.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1');
    if (rows.length === 0) return;
    await pause(20);
  }
}

/** Waits until the listener has caught up with what was told before it was there. */
async function heardAll(database: Database): Promise<void> {
  for (let before = -1; ; ) {
    const [row]: { heard: number }[] = await database.read.query('SELECT count(*)::int AS heard FROM inbox');
    if (row && row.heard === before) return arrived.clear();
    before = row?.heard ?? 0;
    await pause(500);
  }
}
