import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VigieError, wellKnown } from '@vigie/contracts';
import type { Grant } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { mayGive } from './giving.rules.js';

/** Keeps people from giving rights that they do not hold. */
@Injectable()
export class Giving {
  constructor(private readonly access: AccessControl) {}

  isAdministrator(caller: Caller): boolean {
    return this.rolesOf(caller).includes(wellKnown.administratorsRole);
  }

  /** Refuses grants beyond the caller's own. */
  requireGrants(caller: Caller, given: readonly Grant[]): void {
    if (this.isAdministrator(caller)) return;
    const own = this.rolesOf(caller).flatMap((id) => this.access.index.role(id)?.role.grants ?? []);
    if (!mayGive(own, given)) throw new VigieError('role.beyondOwnRights');
  }

  /** Refuses to hand out (or to take away from) roles that hold more than the caller does. */
  async requireRoles(manager: EntityManager, caller: Caller, roles: string[]): Promise<void> {
    if (this.isAdministrator(caller) || roles.length === 0) return;
    if (roles.includes(wellKnown.administratorsRole)) throw new VigieError('role.beyondOwnRights');
    const rows = (await manager.query('SELECT grants FROM roles WHERE id = ANY($1)', [roles])) as { grants: Grant[] }[];
    this.requireGrants(caller, rows.flatMap(({ grants }) => grants));
  }

  /** Refuses to put somebody above the caller's own level (MG-24). */
  requireLevel(caller: Caller, level: number): void {
    const own = this.access.index.principal(caller.principal.id)?.principal.level ?? 254;
    if (!this.isAdministrator(caller) && level < own) throw new VigieError('role.beyondOwnRights', { property: 'level' });
  }

  private rolesOf(caller: Caller): string[] {
    return this.access.index.principal(caller.principal.id)?.principal.roles ?? [];
  }
}
