import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { chainedFields } from '../chain/entry.js';
import type { ChainLink } from '../chain/entry.js';
import { searchText } from './search-text.js';

/** Columns of the table in the order of the chained fields. */
export const entryColumns = [
  'id', 'time', 'received_at', 'site', 'service', 'log', 'category', 'operation', 'user_id', 'user_name', 'user_kind',
  'object_type', 'object_id', 'object_name', 'privilege', 'outcome', 'reason', 'client_address', 'details',
] as const;

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const field = (value: string | null): string => {
  if (value === null) return '\\N';
  return special.test(value) ? value.replace(/[\\\n\r\t]/g, (one) => escapes[one] ?? one) : value;
};

/** A link as a line of COPY's text format. */
export function copyLine({ sequence, entry, previousHash, hash }: ChainLink): string {
  let line = String(sequence);
  for (const name of chainedFields) line += `\t${field(entry[name])}`;
  return `${line}\t\\\\x${previousHash}\t\\\\x${hash}\t${field(searchText(entry))}\n`;
}

const copy = `COPY log_entries (sequence, ${entryColumns.join(', ')}, previous_hash, hash, search_text) FROM STDIN`;
/** Characters handed over at once. */
const chunkLength = 65_536;

/**
 * Writes links with COPY, in the transaction of the manager: several times as fast as INSERT. Links are taken one by one, so
 * that PostgreSQL stores the first while the next are still being hashed. Returns the last.
 */
export async function copyLinks(manager: EntityManager, links: Iterable<ChainLink>): Promise<ChainLink | undefined> {
  const client = (await manager.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('COPY needs a transaction.');
  let last: ChainLink | undefined;
  const chunks = function* (): Generator<Buffer> {
    let text = '';
    for (const link of links) {
      last = link;
      text += copyLine(link);
      if (text.length < chunkLength) continue;
      yield Buffer.from(text);
      text = '';
    }
    if (text !== '') yield Buffer.from(text);
  };
  await pipeline(Readable.from(chunks(), { highWaterMark: 4 }), client.query(copyFrom(copy)));
  return last;
}
