import type { QueryRunner } from 'typeorm';
import { grantToApplication } from '../persistence/index.js';

const seal = `
    number bigint NOT NULL,
    time timestamptz NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    count bigint NOT NULL,
    hash text NOT NULL,
    key_id uuid NOT NULL,
    signature text NOT NULL,
    key_fingerprint text NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT now()`;

const tables = ['witnessed_seals', 'witnessed_contradictions'] as const;

const statements = [
  `CREATE TABLE witnessed_seals (${seal}, PRIMARY KEY (number))`,
  `CREATE TABLE witnessed_contradictions (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, ${seal})`,
  'CREATE INDEX witnessed_contradictions_heard_at ON witnessed_contradictions (heard_at)',
  `CREATE FUNCTION witness_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'A witness only learns: % on % is refused.', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
   END $$`,
  ...tables.flatMap((table) => [
    `CREATE TRIGGER ${table}_stay BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION witness_refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stay`,
    `CREATE TRIGGER ${table}_stay_whole BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION witness_refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stay_whole`,
  ]),
];

/** Makes the tables of a witness. Neither the application nor, while the triggers stand, the owner can change or remove a row. */
export async function createWitnessTables(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  for (const statement of statements) await runner.query(statement);
  for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT']);
}

/** Takes them away again. */
export async function dropWitnessTables(runner: Pick<QueryRunner, 'query'>): Promise<void> {
  for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  await runner.query('DROP FUNCTION witness_refuse_change()');
}
