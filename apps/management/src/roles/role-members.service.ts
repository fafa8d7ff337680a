import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { roleUpdated, VigieError, wellKnown } from '@vigie/contracts';
import type { RoleView } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { addMember, memberRef, removeMember } from '../members/members.js';
import { KnownUsers } from '../users/known-users.js';
import { Role } from './role.entity.js';
import { versionedRole } from './role.view.js';

/** Who holds a role. */
@Injectable()
export class RoleMembersService {
  constructor(
    private readonly database: Database,
    private readonly administration: Administration,
    private readonly users: KnownUsers,
  ) {}

  async add(caller: Caller, id: string, member: string): Promise<Versioned<RoleView>> {
    await this.administration.authorise(caller, 'role.manage');
    await this.users.expect(member);
    return this.change(caller, id, member, 'memberAdded', async (manager) => addMember(manager, 'roles', id, await memberRef(manager, member, 'id')));
  }

  async remove(caller: Caller, id: string, member: string): Promise<Versioned<RoleView>> {
    await this.administration.authorise(caller, 'role.manage');
    return this.change(caller, id, member, 'memberRemoved', async (manager) => {
      if (id === wellKnown.administratorsRole && member === wellKnown.adminUser) throw new VigieError('role.adminStays');
      await removeMember(manager, 'roles', id, member);
    });
  }

  private change(caller: Caller, id: string, member: string, verb: string, work: (manager: EntityManager) => Promise<void>): Promise<Versioned<RoleView>> {
    return this.administration.change(caller, { ...step(verb, { id }), details: { member } }, async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Role, id, 'roles');
      object.name = row.name;
      await work(tx.manager);
      await saveNext(tx.manager, row);
      await tx.tell(roleUpdated, { id, name: row.name });
      return versionedRole(tx.manager, row);
    });
  }
}

const step = stepsOf('role', 'roles', 'role.manage');
