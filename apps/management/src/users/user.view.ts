import type { EntityManager } from 'typeorm';
import { ref, relations, UserView } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { partitionRefs } from '../changes/partition-choice.js';
import { memberTables } from '../members/members.js';
import type { Holder } from '../members/members.js';
import { mapOf } from '../rights/nesting.rules.js';
import type { User } from './user.entity.js';

/** Users with the groups and roles they are in directly; the level that counts is asked of the published rights. */
export async function userViews(manager: EntityManager, users: User[], levelOf: (id: string) => number): Promise<UserView[]> {
  const ids = users.map(({ id }) => id);
  const [groups, roles] = [await holdersOf(manager, 'groups', ids), await holdersOf(manager, 'roles', ids)];
  return users.map((user) => {
    const { id, name, description, fullName, kind, disabled, builtIn, level, partitions, reaches } = user;
    return Object.assign(new UserView(), {
      id, name, ...(description === null ? {} : { description }), ...(fullName === null ? {} : { fullName }),
      kind, disabled, builtIn, ...(level === null ? {} : { level }), effectiveLevel: levelOf(id),
      groups: groups(id), roles: roles(id), partitions: partitionRefs(partitions), reaches: partitionRefs(reaches), relations: relations(ref('users', id)),
    });
  });
}

async function holdersOf(manager: EntityManager, holder: Holder, ids: string[]): Promise<(id: string) => Ref[]> {
  const { table, column } = memberTables[holder];
  const rows = (await manager.query(`SELECT member_id AS id, ${column} AS holder FROM ${table} WHERE member_id = ANY($1)`, [ids])) as { id: string; holder: string }[];
  const map = mapOf(rows, ({ id }) => id, (row) => row.holder);
  return (id) => (map.get(id) ?? []).sort().map((held) => ref(holder, held));
}
