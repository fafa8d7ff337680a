import pg from 'pg';
import { testDatabase } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { ServiceClient } from './service-client.js';

describe('a service’s client of PostgreSQL', () => {
  let server: TestDatabase;
  let client: ServiceClient;

  beforeAll(async () => {
    server = await testDatabase({ service: 'management', migrations: [] });
    client = new ServiceClient({ connectionString: server.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.drop();
  });

  it('answers what is awaited, however it is asked', async () => {
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect((await client.query<{ sum: number }>('SELECT $1::int + 1 AS sum', [2])).rows).toEqual([{ sum: 3 }]);
    expect((await client.query({ text: 'SELECT $1::int AS number', values: [4], rowMode: 'array' })).rows).toEqual([[4]]);
  });

  it('[OP-02] survives to be told twice that its connection died, and says so to whoever asks next', async () => {
    const mortal = new ServiceClient({ connectionString: server.ownerUrl });
    await mortal.connect();
    const { rows: [me] } = await mortal.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => mortal.once('end', resolve));
    await client.query('SELECT pg_terminate_backend($1)', [me?.pid]);
    await ended;
    expect(() => mortal.emit('error', new Error('terminating connection'))).not.toThrow();
    await expect(mortal.query('SELECT 1')).rejects.toThrow();
  });

  it('leaves a question alone that is asked again', async () => {
    const question = { name: 'again', text: 'SELECT $1::int AS number', values: [5] };
    for (let time = 0; time < 2; time += 1) expect((await client.query(question)).rows).toEqual([{ number: 5 }]);
    expect(Object.keys(question)).toEqual(['name', 'text', 'values']);
  });

  it('answers several at once, each with its own', async () => {
    const answers = await Promise.all([1, 2, 3].map((number) => client.query<{ number: number }>('SELECT $1::int AS number', [number])));
    expect(answers.map(({ rows }) => rows[0]?.number)).toEqual([1, 2, 3]);
  });

  it('rejects with what PostgreSQL said and goes on', async () => {
    await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await expect(client.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('calls back those who wait by callback, and takes queries of one’s own', async () => {
    const called = await new Promise((resolve) => client.query('SELECT $1::int AS number', [6], (_, { rows }) => resolve(rows)));
    expect(called).toEqual([{ number: 6 }]);
    const own = await new Promise((resolve) => client.query(new pg.Query('SELECT 7 AS number')).on('row', resolve));
    expect(own).toEqual({ number: 7 });
  });
});
