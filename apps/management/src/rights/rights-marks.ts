import type { EntityManager } from 'typeorm';
import { rightsKey } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';

/*
 * Marks of what a change touches, written in the transaction of the change: whatever happens after its commit, the
 * documents are compiled and published again. Where a change takes something away, mark before it as well as after.
 */

const usersBeneath = `
  WITH RECURSIVE inside (id) AS (
    SELECT unnest($1::uuid[])
    UNION SELECT m.member_id FROM group_members m JOIN inside ON m.group_id = inside.id WHERE m.member_type = 'groups'
  )
  SELECT DISTINCT m.member_id AS id FROM group_members m JOIN inside ON m.group_id = inside.id WHERE m.member_type = 'users'`;

const camerasBeneath = `
  WITH RECURSIVE inside (id) AS (
    SELECT unnest($1::uuid[])
    UNION SELECT g.id FROM camera_groups g JOIN inside ON g.parent_id = inside.id
  )`;

/** Keys that were marked in each transaction. */
const marked = new WeakMap<EntityManager, Set<string>>();

/** Keys of the documents that this transaction touches, so far. */
export const touchedIn = (manager: EntityManager): string[] => [...(marked.get(manager) ?? [])];

export const markSite = (manager: EntityManager): Promise<unknown> => mark(manager, [rightsKey.site]);
export const markRole = (manager: EntityManager, id: string): Promise<unknown> => mark(manager, [rightsKey.role(id)]);
export const markEntities = (manager: EntityManager, ...entities: Ref[]): Promise<unknown> => mark(manager, entities.map(rightsKey.entity));
export const markPrincipals = (manager: EntityManager, ...ids: string[]): Promise<unknown> => mark(manager, ids.map(rightsKey.principal));

/** Everybody in these groups, however deep. */
export const markUsersBeneath = (manager: EntityManager, ...groups: string[]): Promise<unknown> =>
  insert(manager, `SELECT 'principal.' || id FROM (${usersBeneath}) AS beneath`, [groups]);

/** Members of a role or group: users themselves, groups with everybody in them. */
export async function markMembers(manager: EntityManager, members: readonly { type: string; id: string }[]): Promise<void> {
  const idsOf = (type: string) => members.filter((member) => member.type === type).map(({ id }) => id);
  await markPrincipals(manager, ...idsOf('users'));
  const groups = idsOf('groups');
  if (groups.length > 0) await markUsersBeneath(manager, ...groups);
}

/** Everybody who holds a role. */
export async function markHolders(manager: EntityManager, role: string): Promise<void> {
  await markMembers(manager, (await manager.query('SELECT member_type AS type, member_id AS id FROM role_members WHERE role_id = $1', [role])) as Ref[]);
}

/** A camera group, the groups inside it and all their cameras. */
export async function markCamerasBeneath(manager: EntityManager, ...groups: string[]): Promise<void> {
  await insert(manager, `${camerasBeneath} SELECT 'entity.cameraGroups.' || id FROM inside`, [groups]);
  await insert(manager, `${camerasBeneath} SELECT DISTINCT 'entity.cameras.' || m.camera_id FROM camera_group_members m JOIN inside ON m.group_id = inside.id`, [groups]);
}

/** Ids of the cameras in these groups and in the groups inside of them. */
export async function idsOfCamerasBeneath(manager: EntityManager, ...groups: string[]): Promise<string[]> {
  const rows = (await manager.query(`${camerasBeneath} SELECT DISTINCT m.camera_id AS id FROM camera_group_members m JOIN inside ON m.group_id = inside.id`, [groups])) as { id: string }[];
  return rows.map(({ id }) => id);
}

async function mark(manager: EntityManager, keys: string[]): Promise<void> {
  if (keys.length > 0) await insert(manager, 'SELECT unnest($1::text[])', [keys]);
}

async function insert(manager: EntityManager, select: string, parameters: unknown[]): Promise<void> {
  const rows = (await manager.query(`INSERT INTO rights_marks (key) ${select} RETURNING key`, parameters)) as { key: string }[];
  const keys = marked.get(manager) ?? new Set();
  for (const { key } of rows) keys.add(key);
  marked.set(manager, keys);
}
