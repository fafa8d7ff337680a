import { Injectable } from '@nestjs/common';
import { accountCreated, wellKnown } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { randomInt } from 'node:crypto';
import { IdentityConfig } from '../app.config.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { removeSecret, writeSecret } from '../secrets/secret-file.js';
import { Account } from './account.entity.js';
import { nameKey } from './account.rules.js';
import { factOf } from './account.view.js';

const log = logger('accounts');

/** Letters and digits that nobody confuses on paper, in groups: about 99 random bits. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
export const oneTimePassword = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-');

/** The built-in `Admin`: made at the first start with a password that serves once (ID-03). */
@Injectable()
export class Administrator {
  constructor(private readonly database: Database, private readonly hasher: PasswordHasher, private readonly config: IdentityConfig) {}

  async ensure(): Promise<void> {
    const present = await this.database.read.findOneBy(Account, { id: wellKnown.adminUser });
    // A process that died between the change and the removal left the file.
    if (present) return present.mustChangePassword ? undefined : removeSecret(this.config.adminPasswordFile);
    const password = oneTimePassword();
    const admin = await this.newAdmin(password);
    const made = await this.database.change(async (tx) => {
      await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended('administrator', 0))");
      if (await tx.manager.existsBy(Account, { id: admin.id })) return false;
      await tx.manager.insert(Account, admin);
      await tx.tell(accountCreated, factOf(admin));
      // Before the commit: an Admin whose password nobody can read must never exist.
      await writeSecret(this.config.adminPasswordFile, password);
      return true;
    });
    if (made) log.info({ file: this.config.adminPasswordFile }, 'made Admin; the one-time password is in the file');
  }

  private async newAdmin(password: string): Promise<Account> {
    const now = new Date();
    return Object.assign(new Account(), {
      id: wellKnown.adminUser, name: 'Admin', nameKey: nameKey('Admin'), fullName: null, description: null,
      passwordHash: await this.hasher.hash(password), mustChangePassword: true, disabled: false, builtIn: true,
      version: 1, createdAt: now, modifiedAt: now, passwordChangedAt: now, lastSignIn: null,
    });
  }
}
