import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { AccessControl, Giving } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { ChangePasswordDto } from './account.dto.js';
import { AccountStore } from './account-store.js';
import { OwnPassword } from './own-password.service.js';
import { Passwords } from './passwords.service.js';

/** Tasks of a basic user. */
@Injectable()
export class AccountTasks {
  constructor(
    private readonly store: AccountStore,
    private readonly access: AccessControl,
    private readonly giving: Giving,
    private readonly ownPassword: OwnPassword,
    private readonly passwords: Passwords,
  ) {}

  /** One's own: with the present password, in the session that stays. Somebody else's, who holds no more: with the right to manage users, for one sign-in. */
  async changePassword(caller: Caller, id: string, dto: ChangePasswordDto): Promise<void> {
    const own = caller.principal.id === id;
    if (!own) await this.access.require(caller, 'user.manage');
    const account = await this.store.byId(id);
    if (!account) throw new VigieError('object.notFound');
    if (own) {
      await this.ownPassword.change({ account, currentPassword: dto.currentPassword ?? '', newPassword: dto.newPassword, caller, keep: { sid: caller.principal.sessionId } });
    } else {
      await this.giving.requireOver(caller, 'user.manage', { type: 'basicUsers', id, name: account.name });
      await this.passwords.set({ account, newPassword: dto.newPassword, mustChangePassword: dto.mustChangePassword ?? true, caller });
    }
  }
}
