import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { Sealer } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { LogConfig } from '../app.config.js';

interface KeyRow {
  id: string;
  public_key: Buffer;
  private_key: Buffer;
}

/** The keys that sign seals. Private keys are sealed with the system key: a copy of the database cannot sign. */
@Injectable()
export class LogKeys {
  /** Public keys by id, only those whose private half opens with our system key. */
  readonly publicKeys = new Map<string, KeyObject>();
  private loadedSealer?: Sealer;
  private current?: { id: string; key: KeyObject };

  constructor(private readonly config: LogConfig, private readonly database: Database) {}

  /** Reads the system key, or makes it on a new site. */
  async open(): Promise<void> {
    this.loadedSealer = await Sealer.fromFile(this.config.systemKeyFile, 'log-server');
  }

  async areThere(manager: EntityManager): Promise<boolean> {
    return (await manager.query<object[]>('SELECT 1 FROM log_keys LIMIT 1')).length > 0;
  }

  async make(manager: EntityManager): Promise<void> {
    const id = randomUUID();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const sealed = this.sealer.seal(placeOf(id), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await manager.query('INSERT INTO log_keys (id, public_key, private_key) VALUES ($1, $2, $3)', [id, publicKey.export({ type: 'spki', format: 'der' }), sealed]);
  }

  get sealer(): Sealer {
    if (!this.loadedSealer) throw new Error('The system key is not loaded yet.');
    return this.loadedSealer;
  }

  /** The key that signs now. */
  get signing(): { id: string; key: KeyObject } {
    if (!this.current) throw new Error('No signing key of the log opens with this system key. Put the right key back into SYSTEM_KEY_FILE.');
    return this.current;
  }

  /** A public key as seals carry it: SPKI in base64url. */
  publicText(id: string): string {
    const key = this.publicKeys.get(id);
    return key ? publicBytes(key).toString('base64url') : '';
  }

  async load(): Promise<void> {
    for (const row of await this.rows()) {
      const key = this.opened(row);
      if (!key) continue;
      this.publicKeys.set(row.id, createPublicKey(key));
      this.current = { id: row.id, key };
    }
    // Without it, nothing could be sealed and whatever follows would look forged: better to stop here.
    void this.signing;
  }

  /** Id of a key that is not in the table as it was when it was loaded, or was put there by somebody else. */
  async replaced(): Promise<string | undefined> {
    const rows = await this.rows();
    const changed = rows.find((row) => {
      const key = this.opened(row);
      return !key || !publicBytes(createPublicKey(key)).equals(row.public_key) || !this.publicKeys.get(row.id)?.equals(createPublicKey(key));
    });
    return changed?.id ?? [...this.publicKeys.keys()].find((id) => !rows.some((row) => row.id === id));
  }

  private rows(): Promise<KeyRow[]> {
    return this.database.read.query<KeyRow[]>('SELECT id, public_key, private_key FROM log_keys ORDER BY created_at');
  }

  /** A key that somebody else put there does not open; its seals count as forged. */
  private opened(row: KeyRow): KeyObject | undefined {
    try {
      return createPrivateKey(this.sealer.open(placeOf(row.id), row.private_key));
    } catch {
      return undefined;
    }
  }
}

const publicBytes = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

const placeOf = (id: string): string => `log_keys.private_key.${id}`;
