import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchText } from '../intake/search-text.js';

const texts = 'user_name, object_name, operation, reason, client_address, details';
/** Rows that are read and written at once. */
const batch = 5_000;

const functions = [
  // Written out rather than by log_entry_text: what an index is made of must not depend on where functions are looked for.
  `CREATE FUNCTION log_search_text(search_text text, user_name text, object_name text, operation text, reason text, client_address text, details text)
   RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT coalesce(translate(search_text, E'\\n', ' '), lower((coalesce(user_name, '') || ' ' || coalesce(object_name, '') || ' ' || operation || ' ' || coalesce(reason, '') || ' '
         || coalesce(client_address, '') || ' ' || coalesce(details, '')) COLLATE "C"))
   $$`,
  `CREATE FUNCTION log_search_name(search_text text, user_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT coalesce(split_part(search_text, E'\\n', 1), lower(user_name COLLATE "C"))
   $$`,
];

/** Indexes what a search by text looks into, of one part that is over and has no index yet. */
const closeOne = (text: string): string => `CREATE OR REPLACE FUNCTION log_close_periods() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
   DECLARE
     part text;
   BEGIN
     IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') OR NOT pg_try_advisory_xact_lock(hashtext('log_close_periods')) THEN RETURN 0; END IF;
     FOR part IN SELECT relid::text FROM pg_partition_tree('log_entries')
                  WHERE isleaf AND right(relid::text, 7) < to_char((now() - interval '1 day') AT TIME ZONE 'UTC', 'YYYY_MM') ORDER BY right(relid::text, 7) LOOP
       CONTINUE WHEN to_regclass(part || '_text') IS NOT NULL;
       EXECUTE format('CREATE INDEX %I ON %I USING gin (${text} gin_trgm_ops)', part || '_text', part);
       RETURN 1;
     END LOOP;
     RETURN 0;
   END $$`;

/** Periods are indexed anew by the service, one by one and behind everything else. */
const dropIndexes = `DO $$ DECLARE part text; BEGIN
   FOR part IN SELECT relid::text FROM pg_partition_tree('log_entries') WHERE isleaf LOOP EXECUTE format('DROP INDEX IF EXISTS %I', part || '_text'); END LOOP;
 END $$`;

type Row = { sequence: string } & Record<'user_name' | 'object_name' | 'operation' | 'reason' | 'client_address' | 'details', string | null>;

/**
 * Entries are found by their texts in the one normal form (IN-07), which stands beside what is hashed. Only here, in one
 * transaction with its lock on the log, may rows be changed: they get what they are found by, and the refusal stands again.
 */
export class SearchText1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE log_entries ADD COLUMN search_text text');
    await runner.query(dropIndexes);
    for (const statement of functions) await runner.query(statement);
    await runner.query(closeOne(`log_search_text(search_text, ${texts})`));
    await runner.query('ALTER TABLE log_entries DISABLE TRIGGER log_entries_stay');
    await fillAll(runner);
    await runner.query('ALTER TABLE log_entries ENABLE ALWAYS TRIGGER log_entries_stay');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropIndexes);
    await runner.query(closeOne(`log_entry_text(${texts})`));
    for (const name of ['log_search_text', 'log_search_name']) await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('ALTER TABLE log_entries DROP COLUMN search_text');
  }
}

/** Part by part, and only those whose lower case is not their normal form. */
async function fillAll(runner: QueryRunner): Promise<void> {
  for (let after = '0'; ;) {
    const rows = (await runner.query(
      `SELECT sequence, ${texts} FROM log_entries WHERE sequence > $1 AND log_entry_text(${texts}) COLLATE "C" ~ '[^ -~]|  ' ORDER BY sequence LIMIT ${batch}`, [after])) as Row[];
    if (rows.length === 0) return;
    const folded = rows.map((row) => ({ sequence: row.sequence, text: textOf(row) })).filter(({ text }) => text !== null);
    await runner.query(
      'UPDATE log_entries AS kept SET search_text = made.text FROM unnest($1::bigint[], $2::text[]) AS made (sequence, text) WHERE kept.sequence = made.sequence',
      [folded.map(({ sequence }) => sequence), folded.map(({ text }) => text)]);
    after = rows.at(-1)?.sequence ?? after;
  }
}

const textOf = ({ user_name: userName, object_name: objectName, operation, reason, client_address: clientAddress, details }: Row): string | null =>
  searchText({ userName, objectName, operation, reason, clientAddress, details });
