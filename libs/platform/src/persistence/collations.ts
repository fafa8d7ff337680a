import type { Language } from '@vigie/contracts';
import { languages } from '@vigie/contracts';
import type { Client } from 'pg';

/** The order of texts in a language, digits as numbers. Made in every database by `makeCollations`. */
export const collationOf = (language: Language): string => `vigie_${language}`;

/**
 * Makes what every database orders texts by, the same whatever locale it was made with. Throws one sentence where the
 * server cannot: it was built without ICU, or the database does not keep Unicode.
 */
export async function makeCollations(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>('SELECT pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()');
  if (rows[0]?.encoding !== 'UTF8') throw new Error(`The database is kept in ${rows[0]?.encoding}: make one with the encoding UTF8.`);
  try {
    for (const language of languages) {
      await client.query(`CREATE COLLATION IF NOT EXISTS ${collationOf(language)} (provider = icu, locale = '${language}-u-kn-true')`);
    }
  } catch (error) {
    throw new Error(`This PostgreSQL cannot sort by language (${(error as Error).message}): use one that was built with ICU, as PostgreSQL's own packages are.`, { cause: error });
  }
}
