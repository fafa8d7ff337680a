import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { AccountStore } from '../accounts/account-store.js';
import type { Account } from '../accounts/account.entity.js';
import { nameKey } from '../accounts/account.rules.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { SystemKey } from '../secrets/system-key.js';
import type { Visit } from '../sessions/visit.js';
import { knownDevice } from '../throttle/known-device.rules.js';
import { SignInThrottle, TooManyAttempts } from '../throttle/sign-in-throttle.js';

export interface Credentials {
  name: string;
  password: string;
  /** The device cookie, if the browser sent one. */
  device?: string;
}

/** How a sign-in ended. A refusal says no more than that: not whether the name exists, nor whether the account is disabled. */
export type SignInOutcome =
  | { kind: 'right'; account: Account }
  | { kind: 'mustChangePassword'; account: Account }
  | { kind: 'refused' }
  | { kind: 'lockedOut'; seconds: number };

/** Checks names and passwords (ID-02), slowly for whoever guesses (ID-19), with a trail (ID-16). */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly systemKey: SystemKey,
    private readonly database: Database,
  ) {}

  async check({ name, password, device }: Credentials, visit: Visit): Promise<SignInOutcome> {
    const account = await this.accounts.byName(name);
    const known = account && knownDevice(this.systemKey.derive('devices'), account.id, device);
    const attempt = { account: account?.id ?? `name ${nameKey(name)}`, device: known, address: visit.address };
    try {
      await this.throttle.enter(attempt);
    } catch (error) {
      if (!(error instanceof TooManyAttempts)) throw error;
      await this.refuse(account, visit, 'lockedOut');
      return { kind: 'lockedOut', seconds: error.seconds };
    }
    const right = await this.hasher.verify(account?.passwordHash, password);
    if (!account || !right || account.disabled) {
      await this.refuse(account, visit, account ? (right ? 'accountDisabled' : 'passwordWrong') : 'accountUnknown');
      return { kind: 'refused' };
    }
    await this.throttle.succeeded(attempt);
    return { kind: account.mustChangePassword ? 'mustChangePassword' : 'right', account };
  }

  /** The sign-in is complete: remembered and logged before the browser goes on. */
  async complete(account: Account, visit: Visit): Promise<void> {
    await this.database.change(async (tx) => {
      await tx.manager.query('UPDATE accounts SET last_sign_in = now() WHERE id = $1', [account.id]);
      await tx.log(entryOf(callerOf(account, visit), {
        log: 'audit', category: 'access', operation: 'account.signedIn', outcome: 'success', object: { type: 'basicUsers', id: account.id, name: account.name },
      }));
    });
  }

  /** What was typed as a name is not written down where no account has it: it may be a password in the wrong field. */
  private async refuse(account: Account | undefined, { address }: Visit, reason: string): Promise<void> {
    await this.database.change((tx) => tx.log({
      log: 'audit', category: 'access', operation: 'account.signInRefused', outcome: 'refused', reason, ...(address ? { clientAddress: address } : {}),
      ...(account ? { object: { type: 'basicUsers', id: account.id, name: account.name } } : {}),
    }));
  }
}

/** An account that acts in its own name, before it has a token. */
export const callerOf = ({ id, name }: Account, { address, language }: Visit): Caller => ({ principal: { id, name, kind: 'user' }, address, language });
