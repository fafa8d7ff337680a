import { Injectable } from '@nestjs/common';
import { accountCreated, accountDeleted, AccountDeleted, AccountFact, accountUpdated, clientCreated, clientDeleted, ClientDeleted, ClientFact } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { UserRegister } from './user-register.js';

/** What the identity-provider says of accounts and clients becomes the register of users. */
@Injectable()
export class AccountsMessages {
  constructor(private readonly register: UserRegister) {}

  @Hears(accountCreated)
  @Hears(accountUpdated)
  onAccount({ id, name, fullName, description, disabled, builtIn }: AccountFact, tx: Tx): Promise<void> {
    return this.register.keep(tx, { id, kind: 'user', name, fullName: fullName ?? null, description: description ?? null, disabled, builtIn });
  }

  @Hears(clientCreated)
  onClient({ id, name, description, kind }: ClientFact, tx: Tx): Promise<void> {
    return this.register.keep(tx, { id, kind: 'client', name, fullName: null, description: description ?? null, disabled: false, builtIn: kind === 'system' });
  }

  @Hears(accountDeleted)
  onAccountGone({ id }: AccountDeleted, tx: Tx): Promise<void> {
    return this.register.forget(tx, id);
  }

  @Hears(clientDeleted)
  onClientGone({ id }: ClientDeleted, tx: Tx): Promise<void> {
    return this.register.forget(tx, id);
  }
}
