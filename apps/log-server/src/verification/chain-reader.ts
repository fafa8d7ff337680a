import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { ChainHead } from '../chain/chain-head.js';
import { chainedFields } from '../chain/entry.js';
import type { ChainedEntry, ChainLink, HeadState } from '../chain/entry.js';
import { entryColumns } from '../intake/copy-rows.js';

const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${column}`;
const selected = entryColumns.map((column) => (column === 'time' || column === 'received_at' ? utc(column) : column)).join(', ');

type Row = Record<(typeof entryColumns)[number], string | null> & { sequence: string; previous_hash: string; hash: string };

/** Entries of one read; more than there are numbers in it only where something was put in. */
const step = 2_000;
const most = 3 * step;

/** Number of the last entry and the last seal, and what the head says, all of one instant. */
export interface ChainSnapshot {
  end: HeadState & { genuine: boolean };
  lastEntry: number;
  lastSeal: number;
}

/** Reads the chain in pieces, by number, exactly as it is stored. */
@Injectable()
export class ChainReader {
  constructor(private readonly database: Database, private readonly head: ChainHead) {}

  /** With the head locked for an instant: entries, seals and head that belong together. */
  snapshot(): Promise<ChainSnapshot> {
    return this.database.change(async ({ manager }) => {
      const end = await this.head.read(manager, true);
      const [row] = await manager.query<{ entry: string; seal: string }[]>(
        `SELECT coalesce((SELECT sequence FROM log_entries ORDER BY sequence DESC LIMIT 1), 0) AS entry,
                coalesce((SELECT number FROM log_seals ORDER BY number DESC LIMIT 1), 0) AS seal`);
      return { end, lastEntry: Number(row?.entry ?? 0), lastSeal: Number(row?.seal ?? 0) };
    });
  }

  /** Every entry up to a number, in order, whatever numbers there are. */
  async *entries(until: number): AsyncGenerator<ChainLink[]> {
    // What is numbered below one is found as well.
    for (let from = 0; from < until; from += step) {
      const lower = from === 0 ? '' : `sequence > ${from} AND`;
      const rows = await this.database.read.query<Row[]>(
        `SELECT sequence, ${selected}, encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
           FROM log_entries WHERE ${lower} sequence <= $1 ORDER BY sequence LIMIT ${most}`, [Math.min(from + step, until)]);
      yield rows.map(linkOf);
    }
  }
}

function linkOf(row: Row): ChainLink {
  const entry = Object.fromEntries(chainedFields.map((field, index) => [field, row[entryColumns[index] as (typeof entryColumns)[number]]])) as ChainedEntry;
  return { sequence: Number(row.sequence), entry, previousHash: row.previous_hash, hash: row.hash };
}
