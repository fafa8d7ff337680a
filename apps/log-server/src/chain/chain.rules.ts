import { hash as digest } from 'node:crypto';
import { chainedFields } from './entry.js';
import type { ChainedEntry, ChainEnd, ChainLink } from './entry.js';

/** Names the canonical form; part of what is hashed, so that a later form cannot be taken for this one. */
const form = 'vigie.log.1';

/** The canonical form: a JSON list in a fixed order. Texts are quoted and escaped, so no two entries share one. */
export const canonical = (entry: ChainedEntry): string => JSON.stringify([form, ...chainedFields.map((field) => entry[field])]);

/** The hash of an entry behind the hash of the one before. */
export const hashOf = (previousHash: string, entry: ChainedEntry): string => digest('sha256', `${previousHash}${canonical(entry)}`, 'hex');

/** Puts entries behind the end of a chain. */
export function chain(end: ChainEnd, entries: readonly ChainedEntry[]): ChainLink[] {
  let { sequence, hash } = end;
  return entries.map((entry) => {
    const previousHash = hash;
    hash = hashOf(previousHash, entry);
    sequence += 1;
    return { sequence, entry, previousHash, hash };
  });
}
