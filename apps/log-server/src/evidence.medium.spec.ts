import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { logEntryWritten } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { eventually, freePort, ServiceUnderTest, startNats } from '@vigie/testing';
import type { TestServer } from '@vigie/testing';
import { logServer } from './app.module.js';
import { SealsService } from './seals/seals.service.js';
import { ChainProof } from './verification/chain-proof.service.js';

const entryOf = (site: string, number: number): LogEntryWritten => ({
  id: randomUUID(), time: new Date().toISOString(), site, service: 'management', log: number % 2 ? 'audit' : 'administration', category: 'configuration', operation: 'camera.created', outcome: 'success', details: { number },
});

describe('The log as evidence', () => {
  let under: ServiceUnderTest;
  let owner: pg.Client;
  let application: pg.Client;
  const verify = () => under.service.app.get(ChainProof, { strict: false }).verify();
  const seal = () => under.service.app.get(SealsService, { strict: false }).seal();
  const count = async (): Promise<number> => Number((await owner.query<{ count: string }>('SELECT count(*) FROM log_entries')).rows[0]?.count);

  /** What an owner of the database could do who takes the triggers away first. */
  const tamper = async (...statements: string[]): Promise<void> => {
    const tables = ['log_entries', 'log_seals'];
    for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_stay`);
    for (const statement of statements) await owner.query(statement);
    for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stay`);
  };

  const kept = ['log_entries', 'log_seals', 'log_head'];

  beforeAll(async () => {
    under = await ServiceUnderTest.start(logServer, { LOG_SEAL_INTERVAL_MS: '3600000' });
    [owner, application] = [under.database.ownerUrl, under.database.applicationUrl].map((connectionString) => new pg.Client({ connectionString })) as [pg.Client, pg.Client];
    await Promise.all([owner.connect(), application.connect()]);
    await under.tell(logEntryWritten, Array.from({ length: 40 }, (_, number) => entryOf(under.site, number)), 'management');
    await eventually(async () => expect(await count()).toBe(40));
    await seal();
    for (const table of kept) await owner.query(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM ${table}`);
  });

  afterEach(() => tamper('DROP TABLE IF EXISTS copied', ...kept.flatMap((table) => [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM kept_${table}`])));

  afterAll(async () => {
    await Promise.all([owner.end(), application.end()]);
    await under.stop();
  });

  const statements = [
    `UPDATE log_entries SET outcome = 'failure' WHERE sequence = 3`, 'DELETE FROM log_entries WHERE sequence = 3', 'TRUNCATE log_entries',
    `UPDATE log_seals SET count = 1`, 'DELETE FROM log_seals', 'TRUNCATE log_seals', 'DELETE FROM log_keys', `UPDATE log_keys SET public_key = ''`,
  ];

  it('[LG-04] refuses every change and removal to the application and to the owner alike', async () => {
    const { rows: parts } = await owner.query<{ relid: string }>(`SELECT relid::text FROM pg_partition_tree('log_entries') WHERE isleaf AND relid::text LIKE '%' || to_char(now(), 'YYYY_MM')`);
    expect(parts).toHaveLength(4);
    const all = [...statements, ...parts.flatMap(({ relid }) => [`TRUNCATE ${relid}`, `DELETE FROM ${relid}`, `UPDATE ${relid} SET service = 'x'`])];
    for (const statement of all) {
      await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
      if (/DELETE FROM log_entries_(system|ruletriggered)|UPDATE log_entries_(system|ruletriggered)/.test(statement)) continue;
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('The log only grows') });
    }
    expect(await count()).toBe(40);
  });

  it('[LG-04] leaves the application no way around: no trigger, table, function or role is its own', async () => {
    const ways = [
      'ALTER TABLE log_entries DISABLE TRIGGER ALL', 'DROP TABLE log_entries', 'DROP TRIGGER log_entries_stay ON log_entries', 'ALTER TABLE log_entries DETACH PARTITION log_entries_audit',
      'CREATE OR REPLACE FUNCTION log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$', 'SET session_replication_role = replica',
      'CREATE TABLE mine (id int)', 'SET ROLE log_server_owner', 'ALTER TABLE log_entries OWNER TO CURRENT_USER', 'DROP TABLE log_head',
      `INSERT INTO log_head (sequence, hash) VALUES (0, '')`, 'DELETE FROM log_head',
    ];
    for (const way of ways) {
      await application.query(way).then((result) => expect([way, result.rowCount]).toEqual([way, 'refused']), (error: { code?: string }) => expect([way, error.code]).toEqual([way, '42501']));
    }
    // PostgreSQL takes this for a request that grants nothing.
    await application.query('GRANT DELETE, UPDATE ON log_entries TO CURRENT_USER');
    const { rows } = await application.query<{ allowed: boolean }>(`SELECT has_table_privilege('log_entries', 'DELETE, UPDATE, TRUNCATE, REFERENCES, TRIGGER') AS allowed`);
    expect(rows[0]?.allowed).toBe(false);
    expect(await verify()).toMatchObject({ entries: 40, seals: 1 });
    expect((await verify()).broken).toBeUndefined();
  });

  it('[LG-04] writes nothing behind a forged end, and goes on when it is put right', async () => {
    const { rows: [head] } = await owner.query<{ sequence: string; hash: Buffer; sealed: Buffer }>('SELECT * FROM log_head');
    await owner.query(`UPDATE log_head SET sequence = 39, hash = (SELECT hash FROM log_entries WHERE sequence = 39)`);
    await expect(seal()).resolves.toBeUndefined();
    await owner.query('UPDATE log_head SET sequence = 41');
    await expect(seal()).rejects.toThrow(/changed by somebody else/);
    await owner.query('UPDATE log_head SET sequence = $1, hash = $2, sealed = $3', [head?.sequence, head?.hash, head?.sealed]);
    await under.tell(logEntryWritten, [entryOf(under.site, 40)], 'management');
    await eventually(async () => expect(await count()).toBe(41));
    expect((await verify()).broken).toBeUndefined();
  });

  it('[LG-04] keeps its keys and its place over a restart', async () => {
    await under.service.stop();
    await under.boot();
    await under.tell(logEntryWritten, [entryOf(under.site, 40)], 'management');
    await eventually(async () => expect(await count()).toBe(41));
    expect(await seal()).toMatchObject({ number: 2, first: 41, last: 41 });
    expect(await verify()).toMatchObject({ entries: 41, seals: 2 });
    expect((await verify()).broken).toBeUndefined();
  });

  it('[LG-06] keeps months apart, made ahead of time, for each log', async () => {
    const { rows } = await owner.query<{ count: string }>(`SELECT count(*) FROM pg_partition_tree('log_entries') WHERE isleaf`);
    expect(Number(rows[0]?.count)).toBe(13 * 4);
    expect((await application.query<{ made: number }>('SELECT log_open_periods(14) AS made')).rows[0]?.made).toBe(8);
  });

  it('[OP-03] indexes the text of months that are over one part at a time', async () => {
    for (const [from, to] of [['2020-01-01', '2020-02-01'], ['2020-02-01', '2020-03-01']]) {
      await owner.query(`CREATE TABLE log_entries_audit_${from?.slice(0, 7).replace('-', '_')} PARTITION OF log_entries_audit FOR VALUES FROM ('${from}') TO ('${to}')`);
    }
    const close = async (): Promise<number | undefined> => (await application.query<{ made: number }>('SELECT log_close_periods() AS made')).rows[0]?.made;
    const indexed = async (): Promise<number> => (await owner.query("SELECT 1 FROM pg_class WHERE relname LIKE 'log_entries_audit_2020%_text' AND relkind = 'i'")).rowCount ?? 0;
    expect([await close(), await indexed()]).toEqual([1, 1]);
    expect([await close(), await indexed()]).toEqual([1, 2]);
    expect([await close(), await indexed()]).toEqual([0, 2]);
  });
});

describe('The intake when NATS is killed', () => {
  let nats: TestServer;
  let under: ServiceUnderTest;
  const storeDirectory = mkdtempSync(join(tmpdir(), 'vigie-log-nats-'));
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    nats = await startNats({ port, storeDirectory });
    under = await ServiceUnderTest.start(logServer, { LOG_SEAL_INTERVAL_MS: '200' }, nats.url);
  });

  afterAll(async () => {
    await under.stop();
    await nats.stop();
    rmSync(storeDirectory, { recursive: true, force: true });
  });

  it('[LG-05] loses nothing, takes nothing twice, and the log verifies', async () => {
    const database = under.service.app.get(Database);
    const total = 3_000;
    for (let written = 0; written < total; written += 100) {
      await database.change(async (tx) => {
        for (let number = written; number < written + 100; number += 1) await tx.log({ log: 'audit', category: 'test', operation: 'kill.survived', outcome: 'success', details: { number } });
      });
      if (written % 1_000 !== 500) continue;
      const gone = new Promise((resolve) => nats.process.once('exit', resolve));
      nats.process.kill('SIGKILL');
      await gone;
      nats = await startNats({ port, storeDirectory });
    }
    const numbers = await eventually(async () => {
      const rows = await database.read.query<{ details: string }[]>(`SELECT details FROM log_entries WHERE operation = 'kill.survived' ORDER BY sequence`);
      expect(rows.length).toBeGreaterThanOrEqual(total);
      return rows.map(({ details }) => (JSON.parse(details) as { number: number }).number);
    }, { deadline: 40_000, every: 200 });
    expect(numbers).toEqual(Array.from({ length: total }, (_, number) => number));
    expect((await under.service.app.get(ChainProof, { strict: false }).verify()).broken).toBeUndefined();
  }, 60_000);
});
