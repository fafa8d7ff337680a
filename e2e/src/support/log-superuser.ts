import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '@vigie/testing';
import type { Suite } from '@vigie/testing';

/** The superuser of the database server, at the log: takes the triggers away and does as they please. */
export class LogSuperuser {
  private constructor(private readonly sql: pg.Client) {}

  static async of(suite: Suite): Promise<LogSuperuser> {
    const password = readFileSync(join(suite.data, 'keys/database-superuser'), 'utf8').trim();
    const sql = new pg.Client({ host: '127.0.0.1', port: suite.portOf('postgres'), database: 'vigie_log_server', user: 'vigie', password });
    // The suite may end before this does.
    sql.on('error', () => undefined);
    await sql.connect();
    return new LogSuperuser(sql);
  }

  /** Remembers the head as it is, and answers its entries and its seal; waits until the newest seal covers them. */
  async keepHead(): Promise<{ entries: number; seals: number }> {
    await this.sql.query('CREATE TEMP TABLE kept AS SELECT * FROM log_head WITH NO DATA');
    await this.sql.query('INSERT INTO kept SELECT * FROM log_head');
    const { rows: [head] } = await this.sql.query<{ entries: string; seals: string }>('SELECT sequence AS entries, seal_number AS seals FROM kept');
    return { entries: Number(head?.entries), seals: Number(head?.seals) };
  }

  /** Waits for a seal beyond `seals`. */
  async sealedBeyond(seals: number): Promise<void> {
    await eventually(async () => {
      const { rows: [last] } = await this.sql.query<{ number: string | null }>('SELECT max(number) AS number FROM log_seals');
      expect(Number(last?.number ?? 0)).toBeGreaterThan(seals);
    }, { deadline: 60_000, every: 500 });
  }

  /** Takes away everything behind the head that was kept, and puts that head back. */
  async rollBack({ entries, seals }: { entries: number; seals: number }): Promise<void> {
    for (const table of ['log_entries', 'log_seals', 'log_head']) await this.sql.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    await this.sql.query('BEGIN');
    await this.sql.query('DELETE FROM log_entries WHERE sequence > $1', [entries]);
    await this.sql.query('DELETE FROM log_seals WHERE number > $1', [seals]);
    await this.sql.query('DELETE FROM log_head');
    await this.sql.query('INSERT INTO log_head SELECT * FROM kept');
    await this.sql.query('COMMIT');
  }

  async end(): Promise<void> {
    await this.sql.end();
  }
}
