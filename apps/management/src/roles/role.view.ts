import type { EntityManager } from 'typeorm';
import { ref, relations, RoleView } from '@vigie/contracts';
import { partitionRefs } from '../changes/partition-choice.js';
import type { Versioned } from '../changes/versioned.js';
import { membersOfAll } from '../members/members.js';
import type { Role } from './role.entity.js';

export async function roleViews(manager: EntityManager, roles: Role[]): Promise<RoleView[]> {
  const members = await membersOfAll(manager, 'roles', roles.map(({ id }) => id));
  return roles.map(({ id, name, description, builtIn, grants, reaches }) => Object.assign(new RoleView(), {
    id, name, ...(description === null ? {} : { description }), builtIn, grants, users: members.get(id) ?? [],
    reaches: partitionRefs(reaches), relations: relations(ref('roles', id)),
  }));
}

export async function versionedRole(manager: EntityManager, role: Role): Promise<Versioned<RoleView>> {
  const [view] = await roleViews(manager, [role]);
  return { view: view ?? new RoleView(), version: role.version };
}
