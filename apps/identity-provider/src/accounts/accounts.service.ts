import { Injectable } from '@nestjs/common';
import { accountCreated, accountDeleted, accountUpdated, VigieError } from '@vigie/contracts';
import { changes, requireVersion } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Database, isTaken, listRows } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail, Giving } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { randomUUID } from 'node:crypto';
import { SessionStates } from '../sessions/session-states.js';
import { Account } from './account.entity.js';
import { checkChange, checkName, nameKey } from './account.rules.js';
import type { ChangeBasicUserDto, CreateBasicUserDto } from './account.dto.js';
import { factOf } from './account.view.js';
import { Passwords } from './passwords.service.js';

/** What administrators do with basic users (ID-02, ID-07). */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly passwords: Passwords,
    private readonly sessions: SessionStates,
    private readonly giving: Giving,
  ) {}

  /** Disabled accounts only with the flag `disabled`. */
  async list(caller: Caller, query: ListQuery): Promise<Account[]> {
    await this.access.require(caller, 'user.view');
    const rows = this.database.read.createQueryBuilder(Account, 'account');
    if (!query.flags.has('disabled')) rows.where('account.disabled = false');
    return listRows(rows, 'account', query, accountColumns);
  }

  async get(caller: Caller, id: string): Promise<Account> {
    await this.access.require(caller, 'user.view');
    return this.find(this.database.read, id);
  }

  async create(caller: Caller, dto: CreateBasicUserDto): Promise<Account> {
    await this.access.require(caller, 'user.manage');
    const name = checkName(dto.name);
    const now = new Date();
    const account = Object.assign(new Account(), {
      id: randomUUID(), name, nameKey: nameKey(name), fullName: dto.fullName ?? null, description: dto.description ?? null,
      passwordHash: await this.passwords.prepare(dto.password, name), mustChangePassword: dto.mustChangePassword ?? true,
      disabled: false, builtIn: false, version: 1, createdAt: now, modifiedAt: now, passwordChangedAt: now, lastSignIn: null,
    });
    return this.database.change(async (tx) => {
      await tx.manager.insert(Account, account).catch(nameTaken);
      await tx.tell(accountCreated, factOf(account));
      await this.record(caller, tx, 'account.created', account);
      return account;
    });
  }

  async change(caller: Caller, id: string, dto: ChangeBasicUserDto, version?: number): Promise<Account> {
    await this.access.require(caller, 'user.manage');
    await this.requireOver(caller, id);
    const { name, fullName, description, disabled } = changes(dto);
    return this.sessions.withdraw(async (tx, withdrawals) => {
      const account = await this.find(tx.manager, id, true);
      requireVersion(account.version, version);
      checkChange(account, { name, disabled }, caller.principal);
      const turned = disabled !== undefined && disabled !== account.disabled;
      const tidy = name === undefined ? account.name : checkName(name);
      Object.assign(account, { name: tidy, nameKey: nameKey(tidy), fullName: fullName ?? account.fullName, description: description ?? account.description, disabled: disabled ?? account.disabled, modifiedAt: new Date() });
      const saved = await tx.manager.save(Account, account).catch(nameTaken);
      if (turned) await (account.disabled ? withdrawals.disable(id) : withdrawals.enable(id));
      await tx.tell(accountUpdated, factOf(saved));
      await this.record(caller, tx, turned ? (account.disabled ? 'account.disabled' : 'account.enabled') : 'account.changed', saved);
      return saved;
    });
  }

  async delete(caller: Caller, id: string, version?: number): Promise<void> {
    await this.access.require(caller, 'user.manage');
    await this.requireOver(caller, id);
    await this.sessions.withdraw(async (tx, withdrawals) => {
      const account = await this.find(tx.manager, id, true);
      requireVersion(account.version, version);
      checkChange(account, { delete: true }, caller.principal);
      await tx.manager.delete(Account, { id });
      await withdrawals.forget(id);
      await tx.tell(accountDeleted, { id });
      await this.record(caller, tx, 'account.deleted', account);
    });
  }

  /** Accounts of those who hold more than the caller stay as they are (ID-20). */
  private async requireOver(caller: Caller, id: string): Promise<void> {
    const { name } = await this.find(this.database.read, id);
    await this.giving.requireOver(caller, 'user.manage', { type: 'basicUsers', id, name });
  }

  private async find(manager: Tx['manager'], id: string, lock = false): Promise<Account> {
    const account = await manager.findOne(Account, { where: { id }, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
    if (!account) throw new VigieError('object.notFound');
    return account;
  }

  private record(caller: Caller, tx: Tx, operation: string, account: Account): Promise<void> {
    return this.audit.write(caller, {
      log: 'administration', category: 'access', operation, privilege: 'user.manage', outcome: 'success',
      object: { type: 'basicUsers', id: account.id, name: account.name },
    }, tx);
  }
}

/** Columns that lists may be filtered and sorted by. */
export const accountColumns = ['id', 'name', 'fullName', 'description', 'mustChangePassword', 'createdAt', 'modifiedAt', 'lastSignIn'] as const;

function nameTaken(error: unknown): never {
  throw isTaken(error) ? new VigieError('object.exists', { property: 'name' }) : error;
}
