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

const insert = 'INSERT INTO rights_marks (key)';

export const markSite = (manager: EntityManager): Promise<unknown> => mark(manager, [rightsKey.site]);
export const markRole = (manager: EntityManager, id: string): Promise<unknown> => mark(manager, [rightsKey.role(id)]);
export const markEntities = (manager: EntityManager, ...entities: Ref[]): Promise<unknown> => mark(manager, entities.map(rightsKey.entity));
export const markPrincipals = (manager: EntityManager, ...ids: string[]): Promise<unknown> => mark(manager, ids.map(rightsKey.principal));

/** Everybody in these groups, however deep. */
export const markUsersBeneath = (manager: EntityManager, ...groups: string[]): Promise<unknown> =>
  manager.query(`${insert} SELECT 'principal.' || id FROM (${usersBeneath}) AS beneath`, [groups]);

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
  await manager.query(`${camerasBeneath} INSERT INTO rights_marks (key) SELECT 'entity.cameraGroups.' || id FROM inside`, [groups]);
  await manager.query(
    `${camerasBeneath} INSERT INTO rights_marks (key)
     SELECT DISTINCT 'entity.cameras.' || m.camera_id FROM camera_group_members m JOIN inside ON m.group_id = inside.id`,
    [groups]);
}

async function mark(manager: EntityManager, keys: string[]): Promise<void> {
  if (keys.length > 0) await manager.query(`${insert} SELECT unnest($1::text[])`, [keys]);
}
