import pg from 'pg';
import { testDatabase } from './test-database.js';

class CreateNotes1700000000000 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE note (id int PRIMARY KEY)');
    await runner.query('GRANT SELECT, INSERT ON note TO testing_application');
  }
  async down(): Promise<void> {
    await Promise.resolve();
  }
}

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('testDatabase', () => {
  const options = { service: 'testing', migrations: [CreateNotes1700000000000] };

  it('gives each caller a migrated database of its own, also when many ask at once', async () => {
    const databases = await Promise.all(Array.from({ length: 5 }, () => testDatabase(options)));
    for (const [index, database] of databases.entries()) await run(database.applicationUrl, `INSERT INTO note VALUES (${index})`);
    for (const [index, database] of databases.entries()) expect(await run(database.applicationUrl, 'SELECT id FROM note')).toEqual([{ id: index }]);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('lets the application role do only what the migrations granted', async () => {
    const database = await testDatabase(options);
    await expect(run(database.applicationUrl, 'DELETE FROM note')).rejects.toThrow('permission denied');
    await expect(run(database.applicationUrl, 'CREATE TABLE other (id int)')).rejects.toThrow('permission denied');
    await run(database.ownerUrl, 'DROP TABLE note');
    await database.drop();
  });

  it('tells the migrations the name of the application role', async () => {
    const database = await testDatabase(options);
    expect(await run(database.ownerUrl, "SELECT current_setting('vigie.application_role') AS role")).toEqual([{ role: 'testing_application' }]);
    await database.drop();
  });

  it('removes what was dropped', async () => {
    const database = await testDatabase(options);
    await database.drop();
    await expect(run(database.ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
