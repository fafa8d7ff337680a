import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { runMigrations } from '@vigie/platform/persistence';
import { testDatabase } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { migrations } from './index.js';
import { SearchText1764300000000 } from './1764300000000-search-text.js';

const before = migrations.slice(0, migrations.indexOf(SearchText1764300000000));
const many = 5_003;

describe('entries of before texts were folded', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await testDatabase({ service: 'log-server', migrations: before });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `INSERT INTO log_entries (sequence, id, time, received_at, site, service, log, category, operation, user_name, object_name, outcome, details, previous_hash, hash)
       SELECT n, gen_random_uuid(), now(), now(), $1, 'management', CASE WHEN n % 2 = 0 THEN 'audit' ELSE 'system' END, 'test', 'camera.created', CASE WHEN n % 3 = 0 THEN NULL ELSE 'Équipe ' || n END,
              CASE WHEN n > $2 THEN 'Plain' ELSE 'ÎLE ' || n END, 'success', '{"a":"É"}', '\\x00', '\\x01' FROM generate_series(1, $2::int + 100) AS n`, [randomUUID(), many]);
    await owner.query(`UPDATE log_head SET sequence = ${many + 100}, sealed = '\\x00'`);
  }, 120_000);

  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const one = async (sql: string): Promise<unknown> => Object.values((await owner.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  const hashed = () => one(`SELECT md5(string_agg((to_jsonb(entry) - 'search_text')::text, ',' ORDER BY sequence)) FROM log_entries AS entry`);
  const found = (text: string) => one(`SELECT count(*)::int FROM log_entries WHERE log_search_text(search_text, user_name, object_name, operation, reason, client_address, details) LIKE '%${text}%'`);

  it('[IN-07] [LG-07] are filled part by part, nothing that is hashed changes, and the log only grows as before', async () => {
    const asTheyWere = await hashed();
    await runMigrations({ ownerUrl: database.ownerUrl, applicationUrl: database.applicationUrl, migrations });
    expect(await hashed()).toBe(asTheyWere);
    expect([await found('ile '), await found('equipe 5000'), await found('plain'), await found('"a":"e"')]).toEqual([many, 1, 100, many + 100]);
    expect(await one(`SELECT count(*)::int FROM log_entries WHERE log_search_name(search_text, user_name) LIKE 'equipe%'`)).toBe(await one('SELECT count(user_name)::int FROM log_entries'));
    for (const statement of ["UPDATE log_entries SET search_text = ''", "UPDATE log_entries SET user_name = 'x'", 'DELETE FROM log_entries']) {
      await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('The log only grows') });
    }
    // Neither roles that replicate nor those that restore get around it.
    expect(await one(`SELECT count(*)::int FROM pg_trigger AS t WHERE tgname = 'log_entries_stay' AND tgenabled <> 'A'`)).toBe(0);
  }, 120_000);
});
