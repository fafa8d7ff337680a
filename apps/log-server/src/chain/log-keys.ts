import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { Sealer } from '@vigie/platform/security';
import { LogConfig } from '../app.config.js';

interface KeyRow {
  id: string;
  public_key: Buffer;
  private_key: Buffer;
}

/** The keys that sign seals. Private keys are sealed with the system key: a copy of the database cannot sign. */
@Injectable()
export class LogKeys implements OnModuleInit {
  /** Public keys by id, only those whose private half opens with our system key. */
  readonly publicKeys = new Map<string, KeyObject>();
  private loadedSealer?: Sealer;
  private current?: { id: string; key: KeyObject };

  constructor(private readonly config: LogConfig, private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    this.loadedSealer = await Sealer.fromFile(this.config.systemKeyFile, 'log-server');
    await this.database.change(async ({ manager }) => {
      // Copies that start together must not make two keys.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('log_keys'))`);
      const [known] = await manager.query<{ id: string }[]>('SELECT id FROM log_keys LIMIT 1');
      if (!known) await this.make((id, publicKey, privateKey) => manager.query('INSERT INTO log_keys (id, public_key, private_key) VALUES ($1, $2, $3)', [id, publicKey, privateKey]));
    });
    await this.load();
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

  private async load(): Promise<void> {
    for (const row of await this.database.read.query<KeyRow[]>('SELECT id, public_key, private_key FROM log_keys ORDER BY created_at')) {
      const key = this.open(row);
      if (!key) continue;
      this.publicKeys.set(row.id, createPublicKey(key));
      this.current = { id: row.id, key };
    }
    // Without it, nothing could be sealed and whatever follows would look forged: better to stop here.
    void this.signing;
  }

  /** A key that somebody else put there does not open; its seals count as forged. */
  private open(row: KeyRow): KeyObject | undefined {
    try {
      return createPrivateKey(this.sealer.open(placeOf(row.id), row.private_key));
    } catch {
      return undefined;
    }
  }

  private async make(save: (id: string, publicKey: Buffer, privateKey: Buffer) => Promise<unknown>): Promise<void> {
    const id = randomUUID();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const sealed = this.sealer.seal(placeOf(id), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await save(id, publicKey.export({ type: 'spki', format: 'der' }), sealed);
  }
}

const placeOf = (id: string): string => `log_keys.private_key.${id}`;
