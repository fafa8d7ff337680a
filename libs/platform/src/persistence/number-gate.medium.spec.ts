import { jest } from '@jest/globals';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventually, testDatabase } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { grantToApplication } from './index.js';
import { NumberGate } from './number-gate.js';

class Lines1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE line (number bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL)');
    await runner.query('CREATE TABLE other (text text NOT NULL)');
    for (const table of ['line', 'other']) await grantToApplication(runner, table, ['SELECT', 'INSERT']);
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

jest.setTimeout(60_000);

describe('the numbers of a table', () => {
  let database: TestDatabase;
  let reader: pg.Client;
  let writers: pg.Client[];
  let gate: NumberGate;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.applicationUrl });
    await client.connect();
    return client;
  };
  const open = async (sql = "INSERT INTO line (text) VALUES ('held')"): Promise<pg.Client> => {
    const client = await connect();
    writers.push(client);
    await client.query('BEGIN');
    await client.query(sql);
    return client;
  };
  const write = (): Promise<unknown> => reader.query("INSERT INTO line (text) VALUES ('a')");
  const gateOf = (patienceMs?: number): NumberGate =>
    new NumberGate(async (sql, values) => (await reader.query(sql, values)).rows as never, { table: 'line', column: 'number', ...(patienceMs ? { patienceMs } : {}) });

  beforeEach(async () => {
    writers = [];
    database = await testDatabase({ service: 'management', migrations: [Lines1700000000000] });
    reader = await connect();
    gate = gateOf();
  });

  afterEach(async () => {
    await Promise.all([reader, ...writers].map((client) => client.end()));
    await database.drop();
  });

  it('are decided as they come', async () => {
    for (let number = 0; number < 3; number += 1) await write();
    expect(await gate.look()).toEqual({ settled: 3, waiting: false });
  });

  it('behind one that is still under way wait for it, and for nobody who came later', async () => {
    await write();
    const early = await open();
    await write();
    expect(await gate.look()).toEqual({ settled: 1, waiting: true });
    await open();
    await early.query('COMMIT');
    expect(await gate.look()).toEqual({ settled: 3, waiting: false });
  });

  it('that were rolled back are waited for by nobody', async () => {
    const failing = await open();
    await failing.query('ROLLBACK');
    await write();
    expect(await gate.look()).toEqual({ settled: 2, waiting: false });
  });

  it('[OP-03] do not wait for a transaction that writes something else', async () => {
    await open("INSERT INTO other (text) VALUES ('held')");
    const failing = await open();
    await failing.query('ROLLBACK');
    await write();
    expect(await gate.look()).toEqual({ settled: 2, waiting: false });
  });

  it('[OP-03] are waited for as long as patience lasts, and no longer', async () => {
    const impatient = gateOf(200);
    await open();
    await write();
    expect((await impatient.look()).waiting).toBe(true);
    await eventually(async () => (await impatient.look()).settled === 2);
  });

  it('before the end are passed over where they are not wanted', async () => {
    for (let number = 0; number < 3; number += 1) await write();
    expect(await gate.skip()).toBe(false);
    expect(gate.settled).toBe(3);
  });
});
