import { foldText } from '@vigie/contracts';
import type { ChainedEntry, ChainedField } from '../chain/entry.js';

/** What a search by text looks into, in this order; the name of the user comes first. */
const searched = ['userName', 'objectName', 'operation', 'reason', 'clientAddress', 'details'] as const satisfies readonly ChainedField[];

/** What folding does more to than putting it in lower case, which PostgreSQL can do by itself while it searches. */
const special = /[^\x20-\x7e]| {2}/;

/** The texts of an entry in the one normal form, a line for each (IN-07); null where they are in it but for their case, as most are. No part of what is hashed. */
export function searchText(entry: Pick<ChainedEntry, (typeof searched)[number]>): string | null {
  if (!searched.some((name) => special.test(entry[name] ?? ''))) return null;
  return searched.map((name) => foldText(entry[name] ?? '')).join('\n');
}
