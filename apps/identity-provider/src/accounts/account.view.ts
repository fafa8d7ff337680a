import { BasicUser, ref, relations } from '@vigie/contracts';
import type { AccountFact } from '@vigie/contracts';
import type { Account } from './account.entity.js';

/** What the API shows of an account: never its password. */
export const viewOf = (account: Account): BasicUser => ({
  id: account.id,
  name: account.name,
  ...optional(account),
  disabled: account.disabled,
  mustChangePassword: account.mustChangePassword,
  builtIn: account.builtIn,
  createdAt: account.createdAt.toISOString(),
  modifiedAt: account.modifiedAt.toISOString(),
  ...(account.lastSignIn ? { lastSignIn: account.lastSignIn.toISOString() } : {}),
  relations: relations(ref('basicUsers', account.id)),
});

/** What other services are told of it. */
export const factOf = (account: Account): AccountFact => ({
  id: account.id,
  name: account.name,
  ...optional(account),
  disabled: account.disabled,
  builtIn: account.builtIn,
});

const optional = ({ fullName, description }: Account): { fullName?: string; description?: string } => ({
  ...(fullName ? { fullName } : {}),
  ...(description ? { description } : {}),
});
