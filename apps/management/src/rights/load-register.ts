import type { EntityManager } from 'typeorm';
import { wellKnown } from '@vigie/contracts';
import { loadEntities } from './load-entities.js';
import { emptyRegister, entityTables } from './register.js';
import type { GroupRecord, Membership, PartitionedType, Register, RoleRecord, UserRecord, Wanted } from './register.js';

type Rows<T> = Promise<T[]>;

/** Loads what the wanted documents are compiled from; everything where nothing is named. */
export async function loadRegister(manager: EntityManager, site: string, wanted?: Wanted): Promise<Register> {
  const register = emptyRegister();
  if (!wanted || wanted.site) await loadSite(manager, register, site);
  if (!wanted || wanted.everybody || wanted.principals.length > 0) await loadPeople(manager, register, wanted?.everybody ? undefined : wanted?.principals);
  else register.roles = await loadRoles(manager, wanted.roles);
  for (const type of Object.keys(entityTables) as PartitionedType[]) {
    const ids = wanted?.entities[type];
    if (wanted && !ids?.length) continue;
    register.entities.push(...(await loadEntities(manager, type, ids)));
  }
  if (register.entities.some(({ type }) => type === 'cameras' || type === 'cameraGroups')) await loadCameraGroups(manager, register, wanted?.entities.cameras);
  return register;
}

/** The site as such, and as what events and alarms can come from: everybody with a role reaches it. */
async function loadSite(manager: EntityManager, register: Register, site: string): Promise<void> {
  const [row] = (await manager.query('SELECT id, name, minimum_user_level AS "minimumUserLevel" FROM sites WHERE id = $1', [site])) as { id: string; name: string; minimumUserLevel: number }[];
  if (!row) return;
  register.site = { minimumUserLevel: row.minimumUserLevel };
  register.entities.push({ type: 'sites', id: row.id, name: row.name, partitions: [wellKnown.rootPartition], blockLevel: null, site: null });
}

/** Some users, and all groups and roles: there are few of those, and any may be around a user. */
async function loadPeople(manager: EntityManager, register: Register, ids?: string[]): Promise<void> {
  const members = '"of", member_type AS type, member_id AS id';
  const theirs = "($1::uuid[] IS NULL OR member_type = 'groups' OR member_id = ANY($1))";
  register.users = await (manager.query('SELECT id, name, kind, level, reaches FROM users WHERE $1::uuid[] IS NULL OR id = ANY($1)', [ids ?? null]) as Rows<UserRecord>);
  register.groups = await (manager.query('SELECT id, level, reaches FROM groups') as Rows<GroupRecord>);
  register.groupMembers = await (manager.query(`SELECT ${members} FROM (SELECT group_id AS "of", * FROM group_members) AS m WHERE ${theirs}`, [ids ?? null]) as Rows<Membership>);
  register.roleMembers = await (manager.query(`SELECT ${members} FROM (SELECT role_id AS "of", * FROM role_members) AS m WHERE ${theirs}`, [ids ?? null]) as Rows<Membership>);
  register.roles = await loadRoles(manager);
}

const loadRoles = (manager: EntityManager, ids?: string[]): Rows<RoleRecord> =>
  manager.query(
    `SELECT id, name, id = '${wellKnown.administratorsRole}' AS administrators, grants, reaches FROM roles WHERE $1::uuid[] IS NULL OR id = ANY($1)`,
    [ids ?? null]) as Rows<RoleRecord>;

async function loadCameraGroups(manager: EntityManager, register: Register, cameras?: string[]): Promise<void> {
  register.cameraGroupParents = await (manager.query('SELECT id, parent_id AS parent FROM camera_groups') as Rows<Register['cameraGroupParents'][number]>);
  register.cameraGroupMembers = await (manager.query(
    'SELECT group_id AS "group", camera_id AS camera FROM camera_group_members WHERE $1::uuid[] IS NULL OR camera_id = ANY($1)',
    [cameras ?? null]) as Rows<Register['cameraGroupMembers'][number]>);
}
