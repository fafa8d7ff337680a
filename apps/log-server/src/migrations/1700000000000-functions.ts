import type { QueryRunner } from 'typeorm';

/**
 * What stands between the log and whoever would change it, and what only the owner may do but the service must be able
 * to ask for: making the periods to come, and indexing the text of periods that are over. Neither can remove an entry.
 */
export const functions = [
  `CREATE FUNCTION log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'The log only grows: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
   END $$`,
  `CREATE FUNCTION log_entry_text(user_name text, object_name text, operation text, reason text, client_address text, details text)
   RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT coalesce(user_name, '') || ' ' || coalesce(object_name, '') || ' ' || operation || ' ' || coalesce(reason, '') || ' '
         || coalesce(client_address, '') || ' ' || coalesce(details, '')
   $$`,
  // A trigger of a partitioned table refuses DELETE and UPDATE in its parts too, but not TRUNCATE: each part gets its own.
  `CREATE FUNCTION log_open_periods(months integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
   DECLARE
     parent text;
     part text;
     start date;
     made integer := 0;
   BEGIN
     PERFORM pg_advisory_xact_lock(hashtext('log_open_periods'));
     FOR start IN SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => step))::date FROM generate_series(0, least(months, 120)) AS step LOOP
       FOREACH parent IN ARRAY ARRAY['log_entries_system', 'log_entries_audit', 'log_entries_ruletriggered', 'log_entries_administration'] LOOP
         part := parent || to_char(start, '_YYYY_MM');
         CONTINUE WHEN to_regclass(part) IS NOT NULL;
         EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', part, parent,
           start::timestamp AT TIME ZONE 'UTC', (start + interval '1 month') AT TIME ZONE 'UTC');
         EXECUTE format('CREATE TRIGGER stay_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION log_refuse_change()', part);
         EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER stay_whole', part);
         made := made + 1;
       END LOOP;
     END LOOP;
     RETURN made;
   END $$`,
  `DO $$ BEGIN
     CREATE EXTENSION IF NOT EXISTS pg_trgm;
   EXCEPTION WHEN OTHERS THEN
     RAISE NOTICE 'pg_trgm is not to be had: text is searched without an index';
   END $$`,
  // Text is indexed once a month is over: keeping such an index up to date would slow the intake down several times.
  `CREATE FUNCTION log_close_periods() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
   DECLARE
     part text;
     made integer := 0;
   BEGIN
     IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN RETURN 0; END IF;
     PERFORM pg_advisory_xact_lock(hashtext('log_open_periods'));
     FOR part IN SELECT relid::text FROM pg_partition_tree('log_entries')
                  WHERE isleaf AND right(relid::text, 7) < to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM') LOOP
       CONTINUE WHEN to_regclass(part || '_text') IS NOT NULL;
       EXECUTE format('CREATE INDEX %I ON %I USING gin (log_entry_text(user_name, object_name, operation, reason, client_address, details) gin_trgm_ops)', part || '_text', part);
       made := made + 1;
     END LOOP;
     RETURN made;
   END $$`,
];

/** Lets the application ask for what only the owner may do; nobody else. */
export async function grantFunctions(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  const [row] = (await runner.query(
    `SELECT nullif(current_setting('vigie.application_role', true), '') AS role, current_user AS owner`)) as { role: string | null; owner: string }[];
  for (const name of ['log_open_periods(integer)', 'log_close_periods()']) {
    await runner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
    if (row?.role && row.role !== row.owner) await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO "${row.role.replaceAll('"', '""')}"`);
  }
}
