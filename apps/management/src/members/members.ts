import type { EntityManager } from 'typeorm';
import { ref, VigieError } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { markMembers } from '../rights/rights-marks.js';

/** What has members: groups hold users and groups, roles are held by users and groups. */
export const memberTables = { groups: { table: 'group_members', column: 'group_id' }, roles: { table: 'role_members', column: 'role_id' } } as const;
export type Holder = keyof typeof memberTables;

export async function membersOf(manager: EntityManager, holder: Holder, id: string): Promise<Ref[]> {
  const { table, column } = memberTables[holder];
  const rows = (await manager.query(`SELECT member_type AS type, member_id AS id FROM ${table} WHERE ${column} = $1 ORDER BY member_id`, [id])) as { type: 'users' | 'groups'; id: string }[];
  return rows.map((row) => ref(row.type, row.id));
}

/** Members of many holders at once. */
export async function membersOfAll(manager: EntityManager, holder: Holder, ids: string[]): Promise<Map<string, Ref[]>> {
  const { table, column } = memberTables[holder];
  const rows = (await manager.query(
    `SELECT ${column} AS of, member_type AS type, member_id AS id FROM ${table} WHERE ${column} = ANY($1) ORDER BY member_id`,
    [ids])) as { of: string; type: 'users' | 'groups'; id: string }[];
  const found = new Map<string, Ref[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.of)?.push(ref(row.type, row.id));
  return found;
}

/** Whether an id is a user or a group; `reference.unknown` where it is neither. The row is locked, so that it cannot go meanwhile. */
export async function memberRef(manager: EntityManager, id: string, property: string): Promise<Ref> {
  for (const type of ['users', 'groups'] as const) {
    const found = (await manager.query(`SELECT 1 FROM ${type} WHERE id = $1 FOR SHARE`, [id])) as unknown[];
    if (found.length > 0) return ref(type, id);
  }
  throw new VigieError('reference.unknown', { property });
}

export async function addMember(manager: EntityManager, holder: Holder, id: string, member: Ref): Promise<void> {
  const { table, column } = memberTables[holder];
  await manager.query(`INSERT INTO ${table} (${column}, member_type, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [id, member.type, member.id]);
  await markMembers(manager, [member]);
}

/** Takes a member out; `object.notFound` where it is none. */
export async function removeMember(manager: EntityManager, holder: Holder, id: string, member: string): Promise<void> {
  const { table, column } = memberTables[holder];
  const [removed] = (await manager.query(
    `WITH gone AS (DELETE FROM ${table} WHERE ${column} = $1 AND member_id = $2 RETURNING member_type AS type, member_id AS id) SELECT * FROM gone`,
    [id, member])) as { type: string; id: string }[];
  if (!removed) throw new VigieError('object.notFound');
  await markMembers(manager, [removed]);
}
