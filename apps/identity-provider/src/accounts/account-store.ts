import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { Account } from './account.entity.js';
import { nameKey } from './account.rules.js';

/** Finds accounts. */
@Injectable()
export class AccountStore {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<Account | undefined> {
    return (await this.database.read.findOneBy(Account, { id })) ?? undefined;
  }

  async byName(name: string): Promise<Account | undefined> {
    const found = await this.database.read.find(Account, { where: [{ nameKey: nameKey(name) }, { name }] });
    // Names that were unlike each other before they were compared in the normal form are still told apart as they are written.
    return found.find((account) => account.name === name) ?? found[0];
  }

  /** An account that may hold tokens; `sub` of foreign tokens may be anything. */
  async signedIn(id: string): Promise<Account | undefined> {
    const account = /^[0-9a-f-]{36}$/.test(id) ? await this.byId(id) : undefined;
    return account && !account.disabled ? account : undefined;
  }
}
