import { hash as digest } from 'node:crypto';
import { chainedFields } from './entry.js';
import type { ChainedEntry, ChainEnd, ChainLink } from './entry.js';

/** Names the canonical form; part of what is hashed, so that a later form cannot be taken for this one. */
const form = 'vigie.log.1';

/** The canonical form: a JSON list in a fixed order. Texts are quoted and escaped, so no two entries share one. */
export function canonical(entry: ChainedEntry): string {
  let text = `["${form}"`;
  for (const field of chainedFields) text += `,${quoted(entry[field])}`;
  return `${text}]`;
}

const special = /["\\\p{Cc}\p{Cs}]/u;

/** As JSON has it; what needs no escape is not searched for it twice. */
const quoted = (value: string | null): string => (value === null || special.test(value) ? JSON.stringify(value) : `"${value}"`);

/** The hash of an entry behind the hash of the one before. */
export const hashOf = (previousHash: string, entry: ChainedEntry): string => digest('sha256', `${previousHash}${canonical(entry)}`, 'hex');

/** Puts entries behind the end of a chain, one after the other, as they are asked for. */
export function* links(end: ChainEnd, entries: Iterable<ChainedEntry>): Generator<ChainLink> {
  let { sequence, hash } = end;
  for (const entry of entries) {
    const previousHash = hash;
    hash = hashOf(previousHash, entry);
    sequence += 1;
    yield { sequence, entry, previousHash, hash };
  }
}

/** The same, all at once. */
export const chain = (end: ChainEnd, entries: Iterable<ChainedEntry>): ChainLink[] => [...links(end, entries)];
