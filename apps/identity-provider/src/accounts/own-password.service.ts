import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { SignInThrottle, TooManyAttempts } from '../throttle/sign-in-throttle.js';
import { Passwords } from './passwords.service.js';
import type { PasswordChange } from './passwords.service.js';

/** People who change their own password: they know the present one. */
@Injectable()
export class OwnPassword {
  constructor(private readonly passwords: Passwords, private readonly hasher: PasswordHasher, private readonly throttle: SignInThrottle) {}

  /** Throws `password.wrong`, `request.tooMany` or a refusal of the new password. Returns the account's new version. */
  async change({ currentPassword, ...change }: Omit<PasswordChange, 'mustChangePassword'> & { currentPassword: string }): Promise<number> {
    const { account, caller } = change;
    // Guessing in an open session is guessing all the same.
    const attempt = { account: account.id, device: 'session', address: caller.address ?? '' };
    await this.throttle.enter(attempt).catch(asRefusal);
    if (!(await this.hasher.verify(account.passwordHash, currentPassword))) throw new VigieError('password.wrong', { property: 'currentPassword' });
    await this.throttle.succeeded(attempt);
    return this.passwords.set({ ...change, mustChangePassword: false });
  }
}

function asRefusal(error: unknown): never {
  throw error instanceof TooManyAttempts ? new VigieError('request.tooMany', { params: { seconds: error.seconds } }) : error;
}
