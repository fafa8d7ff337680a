import pg from 'pg';
import type { TestDatabase } from '@vigie/testing';

const tables = ['log_entries', 'log_seals', 'log_head', 'log_keys'];

/** The superuser of the database, who takes the triggers away first. Knows everything that is stored, but not the system key. */
export class Attacker {
  private constructor(private readonly sql: pg.Client) {}

  static async of({ superuserUrl }: TestDatabase): Promise<Attacker> {
    const sql = new pg.Client({ connectionString: superuserUrl });
    await sql.connect();
    return new Attacker(sql);
  }

  /** Remembers everything as it is now, to put it back or to replay it. */
  async keep(name: string): Promise<void> {
    for (const table of tables) {
      await this.sql.query(`DROP TABLE IF EXISTS ${name}_${table}`);
      await this.sql.query(`CREATE TEMP TABLE ${name}_${table} AS SELECT * FROM ${table}`);
    }
  }

  async does(...statements: string[]): Promise<void> {
    for (const table of tables) await this.sql.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    try {
      for (const statement of statements) await this.sql.query(statement);
    } finally {
      for (const table of tables) {
        for (const trigger of table === 'log_head' ? [] : [`${table}_stay`, `${table}_stay_whole`]) await this.sql.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
      }
    }
  }

  /** Puts back what was kept. */
  putBack(name: string): Promise<void> {
    return this.does('DROP TABLE IF EXISTS copied', ...tables.flatMap((table) => [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM ${name}_${table}`]));
  }

  async count(table: string): Promise<number> {
    return Number((await this.sql.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);
  }

  async rows(query: string): Promise<object[]> {
    return (await this.sql.query<object>(query)).rows;
  }

  async end(): Promise<void> {
    await this.sql.end();
  }
}
