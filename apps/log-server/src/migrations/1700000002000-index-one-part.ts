import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes the text of one part that is over and has no index yet; 1: one was indexed, 0: there is none, or another copy is
 * at it. A part counts as over a day after its month: until then a clock that is late may still bring an entry, which
 * would wait for the index.
 */
const closeOne = `CREATE OR REPLACE FUNCTION log_close_periods() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
   DECLARE
     part text;
   BEGIN
     IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') OR NOT pg_try_advisory_xact_lock(hashtext('log_close_periods')) THEN RETURN 0; END IF;
     FOR part IN SELECT relid::text FROM pg_partition_tree('log_entries')
                  WHERE isleaf AND right(relid::text, 7) < to_char((now() - interval '1 day') AT TIME ZONE 'UTC', 'YYYY_MM') ORDER BY right(relid::text, 7) LOOP
       CONTINUE WHEN to_regclass(part || '_text') IS NOT NULL;
       EXECUTE format('CREATE INDEX %I ON %I USING gin (log_entry_text(user_name, object_name, operation, reason, client_address, details) gin_trgm_ops)', part || '_text', part);
       RETURN 1;
     END LOOP;
     RETURN 0;
   END $$`;

export class IndexOnePart1700000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(closeOne);
  }

  /** The function as it is now does all that the one before did. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
