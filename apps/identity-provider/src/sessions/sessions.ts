import { Injectable } from '@nestjs/common';
import type { LoggedUser } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import { SessionStates } from './session-states.js';
import { presentVisit } from './visit.js';

/** Why a session ended, as the log says it. */
export type EndReason = 'signedOut' | 'revoked' | 'tokenReused';

const operations: Record<EndReason, string> = { signedOut: 'account.signedOut', revoked: 'session.revoked', tokenReused: 'session.tokenReused' };

/** Ends sessions, and leaves a trace of it (ID-16). */
@Injectable()
export class Sessions {
  constructor(private readonly states: SessionStates) {}

  /** Ends the session of a grant: its refresh tokens are gone, its access tokens refused everywhere. Ending it again does nothing. */
  async end(sid: string, reason: EndReason): Promise<void> {
    await this.states.withdraw(async (tx, withdrawals) => {
      const user = await ownerOf(tx, sid);
      await withdrawals.endSession(sid);
      if (!user) return;
      const { address } = presentVisit();
      await tx.log({
        log: 'audit', category: 'access', operation: operations[reason], user, object: { type: 'sessions', id: sid },
        outcome: reason === 'tokenReused' ? 'refused' : 'success', ...(address ? { clientAddress: address } : {}),
      });
    });
  }
}

async function ownerOf(tx: Tx, sid: string): Promise<LoggedUser | undefined> {
  const [row] = (await tx.manager.query(
    `SELECT accounts.id, accounts.name FROM artefacts JOIN accounts ON accounts.id = artefacts.account_id
      WHERE artefacts.kind = 'Grant' AND artefacts.grant_id = $1 FOR UPDATE OF artefacts`,
    [sid],
  )) as { id: string; name: string }[];
  return row && { ...row, kind: 'user' };
}
