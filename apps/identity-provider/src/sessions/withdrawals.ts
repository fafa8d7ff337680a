import { sessionsKey } from '@vigie/contracts';
import type { SessionDocument } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';

/** How long an ended session is told: longer than any access token of it lives. */
export const toldForMs = 15 * 60_000;

/** Takes sessions and accounts out of service within a transaction, and remembers which keys of the state changed. */
export class Withdrawals {
  readonly keys = new Set<string>();

  constructor(private readonly tx: Tx) {}

  /** Ends one session: everything issued under its grant, at once and everywhere. */
  async endSession(sid: string): Promise<void> {
    await this.tx.manager.query('DELETE FROM artefacts WHERE grant_id = $1', [sid]);
    await this.write(sessionsKey.session(sid), { kind: 'session', ended: true }, toldForMs);
  }

  /** Ends every session of an account, except the one that may stay. Returns how many. */
  async endSessionsOf(accountId: string, except: { sid?: string; sessionUid?: string } = {}): Promise<number> {
    const stays = [except.sid ?? null, except.sessionUid ?? (await this.browserSessionOf(except.sid)) ?? null];
    const grants = (await this.tx.manager.query(
      `SELECT grant_id AS sid FROM artefacts WHERE kind = 'Grant' AND account_id = $1 AND grant_id IS DISTINCT FROM $2`, [accountId, stays[0]],
    )) as { sid: string }[];
    for (const { sid } of grants) await this.endSession(sid);
    await this.tx.manager.query(
      `DELETE FROM artefacts WHERE account_id = $1 AND ($2::text IS NULL OR grant_id IS DISTINCT FROM $2) AND (kind <> 'Session' OR uid IS DISTINCT FROM $3)`, [accountId, ...stays],
    );
    return grants.length;
  }

  /** An account that may not act: signed out, and kept out until it is enabled. */
  async disable(accountId: string): Promise<void> {
    await this.endSessionsOf(accountId);
    await this.write(sessionsKey.account(accountId), { kind: 'account', disabled: true });
  }

  async enable(accountId: string): Promise<void> {
    await this.tx.manager.query('DELETE FROM session_states WHERE key = $1', [sessionsKey.account(accountId)]);
    this.keys.add(sessionsKey.account(accountId));
  }

  /** A principal that is gone: told as disabled until its last token has run out. */
  async forget(principalId: string): Promise<void> {
    await this.endSessionsOf(principalId);
    await this.write(sessionsKey.account(principalId), { kind: 'account', disabled: true }, toldForMs);
  }

  /** The session of the browser that a grant was given in: without it the grant's refresh tokens are worth nothing. */
  private async browserSessionOf(sid: string | undefined): Promise<string | undefined> {
    const rows = (await this.tx.manager.query(`SELECT uid FROM artefacts WHERE kind = 'RefreshToken' AND grant_id = $1 AND uid IS NOT NULL LIMIT 1`, [sid ?? null])) as { uid: string }[];
    return rows[0]?.uid;
  }

  private async write(key: string, document: SessionDocument, keepMs?: number): Promise<void> {
    await this.tx.manager.query(
      `INSERT INTO session_states (key, document, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
       ON CONFLICT (key) DO UPDATE SET document = excluded.document, expires_at = excluded.expires_at`,
      [key, JSON.stringify(document), keepMs ?? null],
    );
    this.keys.add(key);
  }
}
