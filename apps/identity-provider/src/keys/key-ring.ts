import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { IdentityConfig } from '../app.config.js';
import { SystemKey } from '../secrets/system-key.js';
import { nextKey, retiredKeys, signingKey } from './key-ring.rules.js';
import type { KeyAge } from './key-ring.rules.js';
import { SigningKey } from './signing-key.entity.js';

const log = logger('keys');
const alg = 'ES256';

export interface RingKey extends KeyAge {
  kid: string;
  /** Private key with `kid`, `alg` and `use`. */
  jwk: JWK;
}

/** The keys that sign tokens. They live in the database, so every copy of the service signs with the same one. */
@Injectable()
export class KeyRing {
  private keys: RingKey[] = [];

  constructor(private readonly database: Database, private readonly systemKey: SystemKey, private readonly config: IdentityConfig) {}

  /** Keys to show, the one that signs now first. */
  current(now = new Date()): RingKey[] {
    const signer = signingKey(this.keys, now);
    if (!signer) throw new Error('There is no signing key yet.');
    return [signer, ...this.keys.filter((key) => key !== signer)];
  }

  /** Checks signatures made by any key that is still shown. */
  verifier(): ReturnType<typeof createLocalJWKSet> {
    const keys = this.keys.map(({ jwk: { d: _private, ...open } }) => open);
    return createLocalJWKSet({ keys });
  }

  /** Makes the key that is due, forgets those that are retired, reads the rest. One copy at a time does the making. */
  async maintain(now = new Date()): Promise<void> {
    await this.systemKey.load();
    const rows = await this.database.change(async (tx) => {
      await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))");
      return this.tend(tx, now);
    });
    this.keys = rows.map((row) => ({ number: row.number, kid: row.kid, signsFrom: row.signsFrom, jwk: this.unseal(row) }));
  }

  private unseal({ kid, privateKey }: SigningKey): JWK {
    try {
      return JSON.parse(this.systemKey.open(placeOf(kid), privateKey)) as JWK;
    } catch (cause) {
      throw new Error(`The signing keys do not open with the system key in ${this.config.systemKeyFile}. Put back the key that this database was sealed with.`, { cause });
    }
  }

  private async tend(tx: Tx, now: Date): Promise<SigningKey[]> {
    const stored = await tx.manager.find(SigningKey, { order: { number: 'ASC' } });
    const due = nextKey(stored, now, { signsForMs: this.config.signingKeyDays * 86_400_000 });
    const made = due ? [await this.make(tx, due)] : [];
    const retired = retiredKeys(stored, now);
    if (retired.length > 0) await tx.manager.remove(SigningKey, retired.map((key) => Object.assign(new SigningKey(), key)));
    return [...stored.filter((key) => !retired.includes(key)), ...made];
  }

  private async make(tx: Tx, { number, signsFrom }: KeyAge): Promise<SigningKey> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const open = await exportJWK(publicKey);
    const marks = { kid: await calculateJwkThumbprint(open), alg, use: 'sig' };
    const sealed = this.systemKey.seal(placeOf(marks.kid), JSON.stringify({ ...(await exportJWK(privateKey)), ...marks }));
    const key = Object.assign(new SigningKey(), { number, kid: marks.kid, publicKey: { ...open, ...marks }, privateKey: sealed, signsFrom });
    await tx.manager.insert(SigningKey, key);
    await tx.log({
      log: 'administration', category: 'configuration', operation: 'signingKey.created', outcome: 'success',
      details: { kid: marks.kid, signsFrom: signsFrom.toISOString() },
    });
    log.info({ kid: marks.kid, signsFrom }, 'made a signing key');
    return key;
  }
}

const placeOf = (kid: string): string => `signing_keys.${kid}.private_key`;
