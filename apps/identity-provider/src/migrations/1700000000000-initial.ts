import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables, grantToApplication } from '@vigie/platform/persistence';

const statements = [
  `CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_key text NOT NULL UNIQUE,
    full_name text,
    description text,
    password_hash text NOT NULL,
    must_change_password boolean NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    built_in boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    modified_at timestamptz NOT NULL DEFAULT now(),
    password_changed_at timestamptz NOT NULL DEFAULT now(),
    last_sign_in timestamptz
  )`,
  // The secret is random, so a plain digest of it is enough.
  `CREATE TABLE clients (
    id uuid PRIMARY KEY,
    client_id text NOT NULL UNIQUE,
    name text NOT NULL,
    name_key text NOT NULL UNIQUE,
    description text,
    secret_digest bytea NOT NULL,
    built_in boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Two keys of one moment would be two opinions of who signs: the number makes copies agree.
  `CREATE TABLE signing_keys (
    number integer PRIMARY KEY,
    kid text NOT NULL UNIQUE,
    public_key jsonb NOT NULL,
    private_key bytea NOT NULL,
    signs_from timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  // Everything the OpenID provider remembers. Ids are digests and payloads are sealed: a copy of this table opens nothing.
  `CREATE TABLE artefacts (
    kind text NOT NULL,
    id bytea NOT NULL,
    grant_id text,
    uid text,
    user_code text,
    account_id uuid,
    client_id text,
    payload bytea NOT NULL,
    consumed_at timestamptz,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (kind, id)
  )`,
  'CREATE INDEX artefacts_grant_id ON artefacts (grant_id) WHERE grant_id IS NOT NULL',
  'CREATE INDEX artefacts_uid ON artefacts (kind, uid) WHERE uid IS NOT NULL',
  'CREATE INDEX artefacts_user_code ON artefacts (kind, user_code) WHERE user_code IS NOT NULL',
  'CREATE INDEX artefacts_account_id ON artefacts (account_id) WHERE account_id IS NOT NULL',
  'CREATE INDEX artefacts_client_id ON artefacts (client_id) WHERE client_id IS NOT NULL',
  'CREATE INDEX artefacts_expires_at ON artefacts (expires_at)',
  // What the state bucket "sessions" must hold: the bucket is rebuilt from here.
  `CREATE TABLE session_states (
    key text PRIMARY KEY,
    document jsonb NOT NULL,
    expires_at timestamptz
  )`,
  'CREATE INDEX session_states_expires_at ON session_states (expires_at) WHERE expires_at IS NOT NULL',
  // In the shape that rate-limiter-flexible expects.
  `CREATE TABLE rate_limits (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  )`,
];

const tables = ['accounts', 'clients', 'signing_keys', 'artefacts', 'session_states', 'rate_limits'];

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    for (const statement of statements) await runner.query(statement);
    for (const table of tables) await grantToApplication(runner, table, ['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
