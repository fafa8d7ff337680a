import { counter, logger } from '../telemetry/index.js';

const log = logger('numbers');
const passedOver = counter('numbers_passed_over_total', 'Holes in the numbers of a table that were passed over because whoever took the number kept it for too long.', ['table']);

/** Asks the database that the table is in; each call sees what is committed when it is made. */
export type Ask = <R extends object>(sql: string, values: unknown[]) => Promise<R[]>;

export interface NumberGateOptions {
  table: string;
  /** A column whose numbers come from a sequence, each transaction taking its own. */
  column: string;
  /** Narrows the rows that are looked at, where an index serves that. */
  where?: string;
  /** How long a hole is waited for before it is passed over, in milliseconds. */
  patienceMs?: number;
}

/** A number that is not there: either whoever took it is still under way, or was rolled back and it will never come. */
interface Hole {
  /** All numbers up to here were taken when the writers were looked at. */
  until: number;
  writers: Set<string>;
  since: number;
}

/** Numbers looked at in one go. */
const limit = 4_096;

/**
 * Tells up to which number the rows of a table are decided, so that they can be read in order without skipping one that
 * commits late. Numbers without a hole need no proof. At a hole it waits for the transactions that write to this very table
 * (each holds a lock on it until it ended) and for nobody else: neither other databases of the server nor other work in
 * this one can hold it up.
 */
export class NumberGate {
  /** Every number up to here is visible or will never be. */
  settled = 0;
  private hole?: Hole;

  constructor(private readonly ask: Ask, private readonly options: NumberGateOptions) {}

  /** Looks once, moves `settled`, and says whether something waits behind a hole. */
  async look(): Promise<{ settled: number; waiting: boolean }> {
    const numbers = await this.visible();
    for (const number of numbers) {
      if (number !== this.settled + 1) break;
      this.settled = number;
    }
    const last = numbers.at(-1) ?? this.settled;
    if (last > this.settled) await this.cross(last);
    else this.hole = undefined;
    return { settled: this.settled, waiting: last > this.settled };
  }

  /** Goes to the end of the table without reading what is before it. Says whether it has to wait: then once more. */
  async skip(): Promise<boolean> {
    const { table, column } = this.options;
    const [row] = await this.ask<{ last: string | null }>(`SELECT max(${column}) AS last FROM ${table}`, []);
    const last = Number(row?.last ?? 0);
    if (last > this.settled) await this.cross(last);
    return this.hole !== undefined;
  }

  private async cross(last: number): Promise<void> {
    const writers = await this.writers();
    // Of a hole that is known only those count that were there when it was found: who came later took later numbers.
    const known = this.hole && this.hole.until > this.settled ? this.hole : { until: last, writers, since: Date.now() };
    const left = new Set([...known.writers].filter((writer) => writers.has(writer)));
    const late = left.size > 0 && Date.now() - known.since > (this.options.patienceMs ?? 10_000);
    if (late) {
      passedOver.inc({ table: this.options.table });
      log.warn({ table: this.options.table, from: this.settled + 1, until: known.until, writers: [...left] }, 'a transaction keeps a number for too long and is no longer waited for');
    }
    this.hole = left.size > 0 && !late ? { ...known, writers: left } : undefined;
    if (!this.hole) this.settled = known.until;
  }

  private async visible(): Promise<number[]> {
    const { table, column, where } = this.options;
    const rows = await this.ask<{ number: string }>(
      `SELECT ${column} AS number FROM ${table} WHERE ${column} > $1${where ? ` AND ${where}` : ''} ORDER BY ${column} LIMIT ${limit}`, [this.settled]);
    return rows.map(({ number }) => Number(number));
  }

  /** The transactions that write to the table now, by names that are never given twice while one of them lasts. */
  private async writers(): Promise<Set<string>> {
    const rows = await this.ask<{ writer: string }>(
      `SELECT DISTINCT coalesce(nullif(virtualtransaction, ''), pid::text) AS writer FROM pg_locks
        WHERE locktype = 'relation' AND relation = $1::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND mode = 'RowExclusiveLock' AND granted AND pid IS DISTINCT FROM pg_backend_pid()`, [this.options.table]);
    return new Set(rows.map(({ writer }) => writer));
  }
}
