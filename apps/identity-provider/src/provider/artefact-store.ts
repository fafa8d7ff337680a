import { createHash } from 'node:crypto';
import { errors } from 'oidc-provider';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database } from '@vigie/platform/persistence';
import type { SystemKey } from '../secrets/system-key.js';

interface Row {
  payload: Buffer;
  consumed_at: Date | null;
}

/** Ends a session by its grant: see `Sessions`. */
export type EndSession = (sid: string, reason: string) => Promise<void>;

export const digest = (id: string): Buffer => createHash('sha256').update(id).digest();

/**
 * Where the OpenID provider keeps one kind of thing: sessions, grants, codes, refresh tokens, interactions.
 * Rows are found by the digest of an id and their payload is sealed, so that reading the table lets nobody in.
 */
export class ArtefactStore implements Adapter {
  constructor(private readonly kind: string, private readonly database: Database, private readonly key: SystemKey, private readonly endSession: EndSession) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _id, ...rest } = payload;
    const place = digest(id);
    await this.database.read.query(
      `INSERT INTO artefacts (kind, id, grant_id, uid, user_code, account_id, client_id, payload, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 second')
       ON CONFLICT (kind, id) DO UPDATE SET grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code,
         account_id = excluded.account_id, client_id = excluded.client_id, payload = excluded.payload, expires_at = excluded.expires_at`,
      [
        this.kind, place, this.grantId(id, payload), payload.uid ?? payload.sessionUid ?? null, payload.userCode ?? null,
        payload.accountId ?? null, payload.clientId ?? null, this.key.seal(this.sealedAt(place), JSON.stringify(rest)), expiresIn,
      ],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.load('id', digest(id), id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.load('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.load('user_code', userCode);
  }

  /** Uses something that may be used once. Of two who come at the same moment one is refused, and the family with it. */
  async consume(id: string): Promise<void> {
    const [rows] = (await this.database.read.query(
      'UPDATE artefacts SET consumed_at = now() WHERE kind = $1 AND id = $2 AND consumed_at IS NULL RETURNING 1',
      [this.kind, digest(id)],
    )) as [unknown[], number];
    if (rows.length > 0) return;
    const used = await this.grantOf(id);
    if (used) await this.endSession(used, 'reused');
    throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    if (this.kind === 'Grant') return this.endSession(id, 'revoked');
    await this.database.read.query('DELETE FROM artefacts WHERE kind = $1 AND id = $2', [this.kind, digest(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.database.read.query('DELETE FROM artefacts WHERE kind = $1 AND grant_id = $2', [this.kind, grantId]);
  }

  /** What ends with its grant. A sign-in under way only knows of one, and outlives it: another person may be signing in. */
  private grantId(id: string, { grantId }: AdapterPayload): string | null {
    if (this.kind === 'Grant') return id;
    return this.kind === 'Interaction' ? null : (grantId ?? null);
  }

  private async load(column: 'id' | 'uid' | 'user_code', value: Buffer | string, id?: string): Promise<AdapterPayload | undefined> {
    const [row] = (await this.database.read.query(
      `SELECT id, payload, consumed_at FROM artefacts WHERE kind = $1 AND ${column} = $2 AND expires_at > now()`,
      [this.kind, value],
    )) as (Row & { id: Buffer })[];
    if (!row) return undefined;
    const payload = JSON.parse(this.key.open(this.sealedAt(row.id), row.payload)) as AdapterPayload;
    return {
      ...payload,
      ...(id === undefined ? {} : { jti: id }),
      ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1_000) } : {}),
    };
  }

  private async grantOf(id: string): Promise<string | undefined> {
    const [row] = (await this.database.read.query('SELECT grant_id FROM artefacts WHERE kind = $1 AND id = $2', [this.kind, digest(id)])) as { grant_id: string | null }[];
    return row?.grant_id ?? undefined;
  }

  private sealedAt(id: Buffer): string {
    return `artefacts.${this.kind}.${id.toString('base64url')}.payload`;
  }
}
