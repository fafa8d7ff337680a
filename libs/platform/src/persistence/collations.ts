import type { Language } from '@vigie/contracts';
import { languages } from '@vigie/contracts';
import type { Client } from 'pg';

/** The order of texts in a language, digits as numbers. Made in every database by `makeCollations`. */
export const collationOf = (language: Language): string => `vigie_${language}`;

/** A database that texts cannot be kept or sorted in, however often it is asked; its message is one sentence that says what to do. */
export class UnfitDatabase extends Error {}

type Ask = <R>(sql: string, values?: unknown[]) => Promise<R[]>;

/**
 * Makes what every database orders texts by, the same whatever locale it was made with. Throws `UnfitDatabase` where the
 * server cannot: it was built without ICU, or the database does not keep Unicode.
 */
export async function makeCollations(client: Client): Promise<void> {
  await requireUnicode(async <R>(sql: string) => (await client.query(sql)).rows as R[]);
  try {
    for (const language of languages) {
      await client.query(`CREATE COLLATION IF NOT EXISTS ${collationOf(language)} (provider = icu, locale = '${language}-u-kn-true')`);
    }
  } catch (error) {
    throw new UnfitDatabase(`This PostgreSQL cannot sort by language (${(error as Error).message}): use one that was built with ICU, as PostgreSQL's own packages are.`, { cause: error });
  }
}

/** What a service needs that starts without migrating: its database keeps Unicode and has the orders of all languages. Throws `UnfitDatabase`. */
export async function requireCollations(ask: Ask): Promise<void> {
  await requireUnicode(ask);
  const there = await ask<{ name: string }>(`SELECT collname AS name FROM pg_collation WHERE collprovider = 'i' AND collname = ANY($1)`, [languages.map(collationOf)]);
  const missing = languages.map(collationOf).filter((name) => !there.some((one) => one.name === name));
  if (missing.length > 0) throw new UnfitDatabase(`The database cannot sort by language (${missing.join(', ')}): migrate it with this version, on a PostgreSQL that was built with ICU.`);
}

async function requireUnicode(ask: Ask): Promise<void> {
  const [row] = await ask<{ encoding: string }>('SELECT pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()');
  if (row?.encoding !== 'UTF8') throw new UnfitDatabase(`The database is kept in ${row?.encoding}: make one with the encoding UTF8.`);
}
