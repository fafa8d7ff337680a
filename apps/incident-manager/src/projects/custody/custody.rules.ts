import { createHash } from 'node:crypto';
import type { CustodyRow } from './custody-entry.entity.js';

/** What stands before the first entry of a project. */
export const firstHash = '0'.repeat(64);

type Hashed = Omit<CustodyRow, 'hash'>;

/** SHA-256 over everything that an entry says and the hash before it, in hexadecimal. The order of members is part of the format. */
export function custodyHash(entry: Hashed): string {
  const details = Object.entries(entry.details).sort(([one], [other]) => (one < other ? -1 : 1));
  const said = [
    1, entry.previousHash, entry.projectId, entry.number, entry.id, entry.kind, entry.time.toISOString(), entry.recordedAt.toISOString(),
    entry.byId, entry.byName, entry.byKind, entry.recipient, entry.purpose, entry.form, entry.reference, details,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** How many entries of a whole chain, first to last, are as they were written: the first that is not breaks all behind it. */
export function intactEntries(chain: readonly CustodyRow[]): number {
  let before = firstHash;
  for (const [index, entry] of chain.entries()) {
    if (entry.number !== index + 1 || entry.previousHash !== before || entry.hash !== custodyHash(entry)) return index;
    before = entry.hash;
  }
  return chain.length;
}
