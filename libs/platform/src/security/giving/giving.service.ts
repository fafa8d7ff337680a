import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { AccessControl } from '../access-control.js';
import { AuditTrail } from '../audit-trail.js';
import type { Caller } from '../caller.js';
import { mayActOn } from './giving.rules.js';
import { holdingsOf } from './holdings.js';

/** Keeps people from acting for whoever holds more than they do. */
@Injectable()
export class Giving {
  constructor(private readonly access: AccessControl, private readonly audit: AuditTrail) {}

  isAdministrator(caller: Caller): boolean {
    return holdingsOf(this.access.index, caller.principal.id).administrator;
  }

  /**
   * Asked before anything that would let the caller act for another principal, keep it from acting, or change how it is known or
   * signs in: password, name, disabling, deleting, second steps, sessions, secrets of clients. Throws `account.beyondOwnRights`
   * and logs it where the target holds anything that the caller may not give (ID-20). Oneself one may always act on.
   */
  async requireOver(caller: Caller, privilege: Privilege, target: { type: 'basicUsers' | 'clients'; id: string; name: string }): Promise<void> {
    const { index } = this.access;
    if (caller.principal.id === target.id || mayActOn(holdingsOf(index, caller.principal.id), holdingsOf(index, target.id))) return;
    await this.audit.write(caller, {
      log: 'audit', category: 'access', operation: 'access.refused', privilege, outcome: 'refused', reason: 'account.beyondOwnRights',
      object: { ...ref(target.type, target.id), name: target.name },
    });
    throw new VigieError('account.beyondOwnRights');
  }
}
