import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { groupUpdated, ref, VigieError } from '@vigie/contracts';
import type { GroupView, Ref } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { addMember, memberRef, removeMember } from '../members/members.js';
import { mapOf, wouldCycle } from '../rights/nesting.rules.js';
import { KnownUsers } from '../users/known-users.js';
import { Group } from './group.entity.js';
import { versionedGroup } from './group.view.js';

/** Who is in a group. Being in it gives the roles of it and of the groups around it. */
@Injectable()
export class GroupMembersService {
  constructor(
    private readonly database: Database,
    private readonly administration: Administration,
    private readonly users: KnownUsers,
  ) {}

  async add(caller: Caller, id: string, member: string): Promise<Versioned<GroupView>> {
    await this.administration.authorise(caller, 'group.manage', ref('groups', id));
    await this.users.expect(member);
    return this.change(caller, id, 'memberAdded', async (manager) => {
      const found = await memberRef(manager, member, 'id');
      if (found.type === 'groups') await requireNoCycle(manager, id, member);
      await addMember(manager, 'groups', id, found);
      return found;
    });
  }

  async remove(caller: Caller, id: string, member: string): Promise<Versioned<GroupView>> {
    await this.administration.authorise(caller, 'group.manage', ref('groups', id));
    return this.change(caller, id, 'memberRemoved', async (manager) => {
      await removeMember(manager, 'groups', id, member);
      return ref('users', member);
    });
  }

  private change(caller: Caller, id: string, verb: string, work: (manager: EntityManager) => Promise<Ref>): Promise<Versioned<GroupView>> {
    return this.administration.change(caller, step(verb, { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, Group, id, 'groups');
      const member = await work(tx.manager);
      shown.object.name = row.name;
      shown.details = { member: member.id };
      await saveNext(tx.manager, row);
      await tx.tell(groupUpdated, { id, name: row.name });
      return versionedGroup(tx.manager, row);
    });
  }
}

const step = stepsOf('group', 'groups', 'group.manage');

interface Pair {
  child: string;
  parent: string;
}

const nesting = async (manager: EntityManager): Promise<Map<string, string[]>> =>
  mapOf((await manager.query("SELECT member_id AS child, group_id AS parent FROM group_members WHERE member_type = 'groups'")) as Pair[], ({ child }) => child, ({ parent }) => parent);

/** Nesting changes one at a time: two changes together could close a circle that neither sees. */
async function requireNoCycle(manager: EntityManager, group: string, member: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(7114520004)');
  if (wouldCycle(await nesting(manager), member, group)) throw new VigieError('group.cycle', { property: 'id' });
}
