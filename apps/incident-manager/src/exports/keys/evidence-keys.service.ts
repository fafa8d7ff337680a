import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fingerprintOf } from '@vigie/media';
import { Database } from '@vigie/platform/persistence';
import type { Sealer } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { IncidentSealer } from './incident-sealer.service.js';

interface KeyRow {
  id: string;
  public_key: Buffer;
  private_key: Buffer;
  created_at: Date;
}

/** A key of this site as everybody may know it. */
export interface PublicEvidenceKey {
  id: string;
  key: KeyObject;
  fingerprint: string;
  createdAt: Date;
}

/** The key that signs this site's evidence packages: made once, sealed with the system key, so that a copy of the database cannot sign (IM-31). */
@Injectable()
export class EvidenceKeys {
  private signing?: Promise<KeyObject>;

  constructor(private readonly sealer: IncidentSealer, private readonly database: Database) {}

  /** The private key. Throws where there is one and it does not open with this system key: another would look like somebody else's. */
  async key(): Promise<KeyObject> {
    this.signing ??= this.open();
    try {
      return await this.signing;
    } catch (error) {
      this.signing = undefined;
      throw error;
    }
  }

  /** Of the key that signs now: what people compare. */
  async fingerprint(): Promise<string> {
    return fingerprintOf(await this.key());
  }

  /** Public halves, oldest first; the first one is made here where there is none. */
  async list(): Promise<PublicEvidenceKey[]> {
    await this.key();
    const rows = await readKeys(this.database.read);
    return rows.map(({ id, public_key, created_at: createdAt }) => {
      const key = createPublicKey({ key: public_key, format: 'der', type: 'spki' });
      return { id, key, fingerprint: fingerprintOf(key), createdAt };
    });
  }

  private async open(): Promise<KeyObject> {
    const sealer = await this.sealer.get();
    const row = (await readKeys(this.database.read)).at(-1) ?? (await this.make(sealer));
    return createPrivateKey(sealer.open(placeOf(row.id), row.private_key));
  }

  private make(sealer: Sealer): Promise<KeyRow> {
    return this.database.change(async ({ manager }) => {
      // Copies that need it at the same moment must not make two keys.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('evidence_keys'))`);
      const known = (await readKeys(manager)).at(-1);
      if (known) return known;
      const id = randomUUID();
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const row = {
        id, public_key: publicKey.export({ type: 'spki', format: 'der' }), created_at: new Date(),
        private_key: sealer.seal(placeOf(id), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      };
      await manager.query('INSERT INTO evidence_keys (id, public_key, private_key, created_at) VALUES ($1, $2, $3, $4)', [id, row.public_key, row.private_key, row.created_at]);
      return row;
    });
  }
}

const placeOf = (id: string): string => `evidence_keys.private_key.${id}`;

const readKeys = (manager: EntityManager): Promise<KeyRow[]> => manager.query<KeyRow[]>('SELECT id, public_key, private_key, created_at FROM evidence_keys ORDER BY created_at, id');
