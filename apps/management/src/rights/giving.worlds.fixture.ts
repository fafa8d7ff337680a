import fc from 'fast-check';
import { wellKnown } from '@vigie/contracts';
import type { Grant, Privilege } from '@vigie/contracts';
import { emptyRegister } from './register.js';
import type { Membership, Register } from './register.js';

/** Names of all that random worlds are made of. */
export const people = ['ada', 'bob', 'cyd'];
export const groups = ['team', 'shift'];
export const roles = ['viewers', 'guards', 'managers', wellKnown.administratorsRole];
export const partitions = [wellKnown.rootPartition, 'north', 'south'];
export const cameras = ['gate', 'dock', 'vault'];
export const cameraGroups = ['outer', 'inner'];
export const asked: Privilege[] = ['camera.live', 'camera.playback', 'user.manage'];

const some = (names: readonly string[], more: fc.SubarrayConstraints = {}) => fc.subarray([...names], more);
const levels = fc.constantFrom(null, null, 50, 100, 200);

const scope: fc.Arbitrary<Grant['scope']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'everything' as const }) },
  some(partitions, { minLength: 1 }).map((ids) => ({ kind: 'partitions' as const, ids })),
  { weight: 2, arbitrary: some(cameraGroups, { minLength: 1 }).map((ids) => ({ kind: 'deviceGroups' as const, ids })) },
  some(cameras, { minLength: 1 }).map((ids) => ({ kind: 'entities' as const, ids })));

const conditions: fc.Arbitrary<Grant['conditions']> = fc.constantFrom(
  undefined, undefined, { playbackHours: 4 }, { timeProfile: { timeZone: 'UTC', spans: [{ fromMinute: 480, toMinute: 1_020 }] } });

const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.uuid(), effect: fc.constantFrom('allow', 'allow', 'allow', 'deny'), privileges: some(asked, { minLength: 1 }) as fc.Arbitrary<Privilege[]>, scope, conditions,
});
export const grants = fc.array(grant, { maxLength: 3 });

const member = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...people).map((id) => ({ type: 'users' as const, id })) },
  fc.constantFrom(...groups).map((id) => ({ type: 'groups' as const, id })));
const membership = (of: readonly string[], most: number): fc.Arbitrary<Membership[]> =>
  fc.array(fc.tuple(fc.constantFrom(...of), member).map(([holder, who]) => ({ of: holder, ...who })), { maxLength: most });

/** A small site: whoever holds whatever, wherever. */
export const world: fc.Arbitrary<Register> = fc.record({
  levels: fc.array(levels, { minLength: 5, maxLength: 5 }), reaches: fc.array(some(partitions.slice(1)), { minLength: 9, maxLength: 9 }), grants: fc.array(grants, { minLength: 3, maxLength: 3 }),
  inRoles: membership(roles.slice(0, 3), 5), administrators: fc.boolean(), inGroups: membership(groups, 3),
  places: fc.array(some(partitions, { minLength: 1 }), { minLength: 4, maxLength: 4 }), blocks: fc.array(fc.constantFrom(null, null, 60, 150), { minLength: 3, maxLength: 3 }),
  nested: fc.boolean(), inCameraGroups: fc.array(fc.record({ group: fc.constantFrom('outer', 'inner', 'inner'), camera: fc.constantFrom(...cameras) }), { minLength: 1, maxLength: 4 }),
}).map((made) => ({
  ...emptyRegister(), site: { minimumUserLevel: 254 },
  users: people.map((id, at) => ({ id, name: id, kind: 'user', level: made.levels[at] ?? null, reaches: made.reaches[at] ?? [] })),
  groups: groups.map((id, at) => ({ id, level: made.levels[at + 3] ?? null, reaches: made.reaches[at + 3] ?? [] })),
  roles: roles.map((id, at) => ({ id, name: id, administrators: at === 3, grants: made.grants[at] ?? [], reaches: made.reaches[at + 5] ?? [] })),
  groupMembers: made.inGroups.filter(({ of, type, id }) => type === 'users' || (of === 'shift' && id === 'team')),
  roleMembers: [...made.inRoles, ...(made.administrators ? [{ of: wellKnown.administratorsRole, type: 'users' as const, id: 'cyd' }] : [])],
  entities: [
    ...cameras.map((id, at) => ({ type: 'cameras' as const, id, name: id, partitions: made.places[at] ?? [], blockLevel: made.blocks[at] ?? null, site: null })),
    { type: 'users' as const, id: 'bob', name: 'bob', partitions: made.places[3] ?? [], blockLevel: null, site: null },
  ],
  cameraGroupParents: [{ id: 'outer', parent: null }, { id: 'inner', parent: made.nested ? 'outer' : null }],
  cameraGroupMembers: made.inCameraGroups,
}));

type Change = (register: Register) => Register;

const replaced = <T extends { id: string }>(rows: readonly T[], id: string, values: Partial<T>): T[] => rows.map((row) => (row.id === id ? { ...row, ...values } : row));
const without = (rows: readonly Membership[], at: number): Membership[] => rows.filter((_, place) => place !== at % Math.max(rows.length, 1));
const number = fc.nat(10);
const newLevel = fc.constantFrom(null, 50, 100, 200);

/** What management and its routes can do to the rights, each at random. */
export const changes: Record<string, fc.Arbitrary<Change>> = {
  'a member comes into a role': membership(roles, 1).map((added) => (was) => ({ ...was, roleMembers: [...was.roleMembers, ...added] })),
  'a member leaves a role': number.map((at) => (was) => ({ ...was, roleMembers: without(was.roleMembers, at) })),
  'a member comes into a group': membership(groups, 1).map((added) => (was) => ({ ...was, groupMembers: [...was.groupMembers, ...added.filter(({ of, id }) => of !== id)] })),
  'a member leaves a group': number.map((at) => (was) => ({ ...was, groupMembers: without(was.groupMembers, at) })),
  'a role has other grants': fc.tuple(fc.constantFrom(...roles.slice(0, 3)), grants).map(([id, wanted]) => (was) => ({ ...was, roles: replaced(was.roles, id, { grants: wanted }) })),
  'a role loses a grant': fc.tuple(fc.constantFrom(...roles.slice(0, 3)), number).map(([id, at]) => (was) => ({
    ...was, roles: was.roles.map((role) => (role.id === id ? { ...role, grants: role.grants.filter((_, place) => place !== at % Math.max(role.grants.length, 1)) } : role)),
  })),
  'a role reaches elsewhere': fc.tuple(fc.constantFrom(...roles), some(partitions)).map(([id, reaches]) => (was) => ({ ...was, roles: replaced(was.roles, id, { reaches }) })),
  'a role is made and given': fc.tuple(grants, membership(['new'], 1)).map(([wanted, added]) => (was) => ({
    ...was, roles: [...was.roles, { id: 'new', name: 'new', administrators: false, grants: wanted, reaches: [] }], roleMembers: [...was.roleMembers, ...added],
  })),
  'a group has another level': fc.tuple(fc.constantFrom(...groups), newLevel).map(([id, level]) => (was) => ({ ...was, groups: replaced(was.groups, id, { level }) })),
  'a group reaches elsewhere': fc.tuple(fc.constantFrom(...groups), some(partitions)).map(([id, reaches]) => (was) => ({ ...was, groups: replaced(was.groups, id, { reaches }) })),
  'a user has another level': fc.tuple(fc.constantFrom(...people), newLevel).map(([id, level]) => (was) => ({ ...was, users: replaced(was.users, id, { level }) })),
  'a user reaches elsewhere': fc.tuple(fc.constantFrom(...people), some(partitions)).map(([id, reaches]) => (was) => ({ ...was, users: replaced(was.users, id, { reaches }) })),
  'something moves to other partitions': fc.tuple(fc.constantFrom(...cameras, 'bob'), some(partitions, { minLength: 1 })).map(([id, wanted]) => (was) => ({ ...was, entities: replaced(was.entities, id, { partitions: wanted }) })),
  'a camera is blocked or not any more': fc.tuple(fc.constantFrom(...cameras), fc.constantFrom(null, 60, 150)).map(([id, blockLevel]) => (was) => ({ ...was, entities: replaced(was.entities, id, { blockLevel }) })),
  'a camera group has other cameras': fc.tuple(fc.constantFrom(...cameraGroups), some(cameras)).map(([group, wanted]) => (was) => ({
    ...was, cameraGroupMembers: [...was.cameraGroupMembers.filter((one) => one.group !== group), ...wanted.map((camera) => ({ group, camera }))],
  })),
  'a camera group moves': fc.boolean().map((nested) => (was) => ({ ...was, cameraGroupParents: [{ id: 'outer', parent: null }, { id: 'inner', parent: nested ? 'outer' : null }] })),
};
