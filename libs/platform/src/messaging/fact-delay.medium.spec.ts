import { jest } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { factStreams } from '@vigie/contracts';
import { eventually, testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import type { Tx } from '../persistence/index.js';
import { SpecimenTables1700000000000, startHouse } from './fixtures/house.js';
import type { House } from './fixtures/house.js';
import { SpecimenMade, specimenMade } from './fixtures/specimens.js';
import { Hears } from './index.js';
import { streamName } from './streams.js';

const migrations = [SpecimenTables1700000000000];

@Controller()
class Listener {
  @Hears(specimenMade)
  async onMade({ line, number }: SpecimenMade, tx: Tx): Promise<void> {
    await tx.manager.query('INSERT INTO effect (line, number) VALUES ($1, $2)', [line, number]);
  }
}

/** An index that takes as long to build as it has rows: the function says it is immutable and sleeps. */
const slowIndex = [
  'CREATE TABLE text_of (words text NOT NULL)',
  "INSERT INTO text_of SELECT 'word ' || number FROM generate_series(1, 10000) AS number",
  `CREATE FUNCTION slowly(words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
   BEGIN PERFORM pg_sleep(0.05); RETURN to_tsvector('simple', words); END $$`,
];

jest.setTimeout(120_000);

describe('no fact waits for', () => {
  let databases: TestDatabase[];
  let teller: House;
  let listener: House;
  let clients: pg.Client[];
  let nats: NatsConnection;
  let jsm: JetStreamManager;

  const connect = async (url = ''): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };

  beforeEach(async () => {
    clients = [];
    nats = await connectNats({ servers: testNats() });
    jsm = await jetstreamManager(nats);
    databases = await Promise.all((['management', 'event-server', 'log-server'] as const).map((service) => testDatabase({ service, migrations })));
    teller = await startHouse({ service: 'management', databaseUrl: databases[0]?.applicationUrl, natsUrl: testNats() });
    listener = await startHouse({ service: 'event-server', databaseUrl: databases[1]?.applicationUrl, natsUrl: testNats(), site: teller.site, inhabitants: [Listener] });
    await arrives(0);
  });

  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await Promise.all([teller.stop(), listener.stop(), nats.close()]);
    await Promise.all(databases.map((database) => database.drop()));
  });

  const arrives = async (number: number): Promise<void> => {
    await teller.database.change((tx) => tx.tell(specimenMade, { line: 'a', number }));
    await eventually(async () => ((await listener.database.read.query('SELECT 1 FROM effect WHERE number = $1', [number])) as unknown[]).length === 1, { deadline: 15_000 });
  };

  it('[OP-03] a transaction that is held open in another database of the same server', async () => {
    const holder = await connect(databases[2]?.applicationUrl);
    await holder.query('BEGIN');
    await holder.query("INSERT INTO specimen (line, number) VALUES ('held', 1)");
    for (let number = 1; number <= 5; number += 1) await arrives(number);
    await expect(holder.query('COMMIT')).resolves.toBeDefined();
  });

  it('[OP-03] a transaction of the same database that tells nothing', async () => {
    const holder = await connect(databases[0]?.applicationUrl);
    await holder.query('BEGIN');
    await holder.query("INSERT INTO specimen (line, number) VALUES ('held', 1)");
    for (let number = 1; number <= 5; number += 1) await arrives(number);
    // A number that was taken and given up leaves a hole, which the transaction does not explain.
    const owner = await connect(databases[0]?.ownerUrl);
    await owner.query("SELECT nextval(pg_get_serial_sequence('outbox', 'id'))");
    await arrives(7);
    await expect(holder.query('COMMIT')).resolves.toBeDefined();
  });

  it('[OP-03] an index that is being built, in another database or in this one', async () => {
    for (const database of [databases[2], databases[0]]) {
      const owner = await connect(database?.ownerUrl);
      for (const statement of slowIndex) await owner.query(statement);
      let over = false;
      const building = owner.query('CREATE INDEX text_of_words ON text_of USING gin (slowly(words))').then(() => undefined, (error: Error) => error).finally(() => { over = true; });
      const watcher = await connect(database?.ownerUrl);
      await eventually(async () => (await watcher.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE INDEX text_of_words%' AND state = 'active' AND backend_xid IS NOT NULL")).rowCount === 1);
      for (let number = 1; number <= 5; number += 1) await arrives(number + (database === databases[0] ? 10 : 0));
      expect(over).toBe(false);
      await watcher.query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE INDEX text_of_words%'");
      expect(await building).toBeInstanceOf(Error);
    }
  });

  it('[OP-03] log entries whose stream is full, nor a log entry for facts whose stream is', async () => {
    const log = (): Promise<void> => teller.database.change(async (tx) => {
      // More than the relay takes in one go.
      for (let number = 0; number < 600; number += 1) await tx.log({ log: 'audit', category: 'test', operation: 'specimen.made', outcome: 'success', details: { number } });
    });
    const held = async (stream: (typeof factStreams)[number]): Promise<number> => (await jsm.streams.info(streamName(teller.site, stream))).state.messages;
    await jsm.streams.update(streamName(teller.site, 'log'), { max_msgs: 1 });
    await log();
    for (let number = 1; number <= 5; number += 1) await arrives(number);
    expect(await held('log')).toBe(1);
    await jsm.streams.update(streamName(teller.site, 'fact'), { max_msgs: await held('fact') });
    await jsm.streams.update(streamName(teller.site, 'log'), { max_msgs: -1 });
    const fact = teller.database.change((tx) => tx.tell(specimenMade, { line: 'late', number: 6 }));
    await log();
    await fact;
    await eventually(async () => (await held('log')) === 1_200, { deadline: 15_000 });
    expect(await held('fact')).toBe(6);
    await jsm.streams.update(streamName(teller.site, 'fact'), { max_msgs: -1 });
    await eventually(async () => (await held('fact')) === 7, { deadline: 15_000 });
  });
});
