import { Injectable } from '@nestjs/common';
import { VigieError, wellKnown } from '@vigie/contracts';
import { AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IdentityConfig } from '../app.config.js';
import { checkPassword } from '../passwords/password.rules.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { removeSecret } from '../secrets/secret-file.js';
import { SessionStates } from '../sessions/session-states.js';
import { Account } from './account.entity.js';

export interface PasswordChange {
  account: Account;
  newPassword: string;
  mustChangePassword: boolean;
  caller: Caller;
  /** The session that the change is made in; every other one ends. */
  keep?: { sid?: string; sessionUid?: string };
}

/** Sets passwords. */
@Injectable()
export class Passwords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStates,
    private readonly audit: AuditTrail,
    private readonly config: IdentityConfig,
  ) {}

  /** The hash of a password that may be used; throws a `password.…` refusal for one that may not. */
  async prepare(password: string, name: string): Promise<string> {
    checkPassword(password, name);
    return this.hasher.hash(password);
  }

  /** Gives an account another password and ends the sessions that were opened with the old one. Returns the account's new version. */
  async set({ account, newPassword, mustChangePassword, caller, keep }: PasswordChange): Promise<number> {
    const passwordHash = await this.prepare(newPassword, account.name);
    if (await this.hasher.verify(account.passwordHash, newPassword)) throw new VigieError('password.unchanged', { property: 'password' });
    const version = await this.sessions.withdraw(async (tx, withdrawals) => {
      const now = new Date();
      const { affected } = await tx.manager.createQueryBuilder().update(Account)
        .set({ passwordHash, mustChangePassword, passwordChangedAt: now, modifiedAt: now })
        .where('id = :id AND password_hash = :old', { id: account.id, old: account.passwordHash }).execute();
      if (affected !== 1) throw new VigieError('object.changed');
      await withdrawals.endSessionsOf(account.id, keep);
      await this.audit.write(caller, {
        log: 'audit', category: 'access', operation: 'account.passwordChanged', outcome: 'success',
        object: { type: 'basicUsers', id: account.id, name: account.name },
      }, tx);
      return account.version + 1;
    });
    if (account.id === wellKnown.adminUser) await removeSecret(this.config.adminPasswordFile);
    return version;
  }
}
