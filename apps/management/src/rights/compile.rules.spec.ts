import fc from 'fast-check';
import { wellKnown } from '@vigie/contracts';
import type { EntityRights, Grant, PrincipalRights } from '@vigie/contracts';
import { compile } from './compile.rules.js';
import { emptyRegister } from './register.js';
import type { Membership, Register } from './register.js';

const register = (parts: Partial<Register>): Register => ({ ...emptyRegister(), ...parts });
const user = (id: string, more: object = {}) => ({ id, name: id, kind: 'user' as const, level: null, reaches: [], ...more });
const group = (id: string, more: object = {}) => ({ id, level: null, reaches: [], ...more });
const role = (id: string, more: object = {}) => ({ id, name: id, administrators: false, grants: [], reaches: [], ...more });
const inside = (of: string, type: Membership['type'], id: string): Membership => ({ of, type, id });

function principal(parts: Partial<Register>, id = 'ada'): PrincipalRights {
  const document = compile(register(parts)).get(`principal.${id}`);
  if (document?.kind !== 'principal') throw new Error('no such principal');
  return document.principal;
}

describe('compile', () => {
  it('[MG-23] gives a new user nothing: no role, no partition, the lowest level', () => {
    expect(principal({ users: [user('ada')], roles: [role('r')] })).toEqual({ id: 'ada', name: 'ada', kind: 'user', level: 254, roles: [], partitions: [] });
  });

  it('[MG-23] gives a new role nothing', () => {
    expect(compile(register({ roles: [role('r')] })).get('role.r')).toEqual({ kind: 'role', role: { id: 'r', name: 'r', administrators: false, grants: [] } });
  });

  it('[MG-20] inherits roles through groups in groups, each once', () => {
    const parts = {
      users: [user('ada')], groups: ['team', 'shift', 'site'].map((id) => group(id)), roles: ['r1', 'r2', 'r3', 'other'].map((id) => role(id)),
      groupMembers: [inside('team', 'users', 'ada'), inside('shift', 'groups', 'team'), inside('site', 'groups', 'shift'), inside('site', 'groups', 'team')],
      roleMembers: [inside('r1', 'users', 'ada'), inside('r2', 'groups', 'shift'), inside('r3', 'groups', 'site'), inside('r1', 'groups', 'site')],
    };
    expect(principal(parts).roles).toEqual(['r1', 'r2', 'r3']);
  });

  it('[MG-21] reaches the root with any role, and other partitions through user, groups and roles', () => {
    const parts = {
      users: [user('ada', { reaches: ['p-user'] })], groups: [group('team', { reaches: ['p-team'] }), group('shift', { reaches: ['p-shift'] })],
      roles: [role('r', { reaches: ['p-role'] }), role('other', { reaches: ['p-other'] })],
      groupMembers: [inside('team', 'users', 'ada'), inside('shift', 'groups', 'team')],
    };
    expect(principal(parts).partitions).toEqual(['p-shift', 'p-team', 'p-user']);
    expect(principal({ ...parts, roleMembers: [inside('r', 'groups', 'shift')] }).partitions).toEqual([wellKnown.rootPartition, 'p-role', 'p-shift', 'p-team', 'p-user']);
  });

  it.each([
    ['its own before any other', user('ada', { level: 90 }), [group('a', { level: 10 })], [inside('a', 'users', 'ada')], 90],
    ['the highest of several groups', user('ada'), [group('a', { level: 60 }), group('b', { level: 20 }), group('c')],
      [inside('a', 'users', 'ada'), inside('b', 'users', 'ada'), inside('c', 'users', 'ada')], 20],
    ['through a group without one', user('ada'), [group('a'), group('b', { level: 7 })], [inside('a', 'users', 'ada'), inside('b', 'groups', 'a')], 7],
    ['of the nearest group that has one', user('ada'), [group('a', { level: 100 }), group('b', { level: 7 })], [inside('a', 'users', 'ada'), inside('b', 'groups', 'a')], 100],
    ['the lowest where nobody has one', user('ada'), [group('a')], [inside('a', 'users', 'ada')], 254],
  ])('[MG-24] takes as level %s', (_, ada, groups, groupMembers, level) => {
    expect(principal({ users: [ada], groups, groupMembers }).level).toBe(level);
  });

  it('[MG-22] puts a camera into its groups and the groups around them', () => {
    const camera = { type: 'cameras' as const, id: 'c', name: 'Gate', partitions: ['p'], blockLevel: 40, site: null };
    const documents = compile(register({
      entities: [camera, { ...camera, type: 'hardware', id: 'h', blockLevel: null }],
      cameraGroupParents: [{ id: 'inner', parent: 'outer' }, { id: 'outer', parent: null }, { id: 'else', parent: 'outer' }],
      cameraGroupMembers: [{ group: 'inner', camera: 'c' }],
    }));
    expect(documents.get('entity.cameras.c')).toEqual({ kind: 'entity', entity: { type: 'cameras', id: 'c', name: 'Gate', partitions: ['p'], deviceGroups: ['inner', 'outer'], blockLevel: 40 } });
    expect((documents.get('entity.hardware.h') as { entity: EntityRights }).entity).not.toHaveProperty('blockLevel');
  });

  it('[MG-25] says the threat level of the site', () => {
    expect(compile(register({ site: { minimumUserLevel: 30 } })).get('site')).toEqual({ kind: 'site', site: { minimumUserLevel: 30 } });
  });

  it('[MG-32] compiles the same documents whatever order the rows come in, so that equal rights are never published twice', () => {
    const ids = ['1', '2', '3', '4'];
    const member = fc.record({ of: fc.constantFrom(...ids), type: fc.constant('groups' as const), id: fc.constantFrom(...ids) }).filter(({ of, id }) => of < id);
    const grants: Grant[] = [];
    fc.assert(fc.property(fc.uniqueArray(member, { selector: ({ of, id }) => of + id }), fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }), fc.infiniteStream(fc.double({ noNaN: true })), (groupMembers, of, order) => {
      const shuffled = <T>(items: T[]): T[] => items.map((item) => ({ item, at: order.next().value as number })).sort((a, b) => a.at - b.at).map(({ item }) => item);
      const parts = {
        users: [user('ada')], groups: ids.map((id) => group(id, { level: Number(id) * 10, reaches: [`p${id}`] })), roles: ids.map((id) => role(`r${id}`, { grants })),
        groupMembers: [...groupMembers, ...of.map((id) => inside(id, 'users', 'ada'))], roleMembers: ids.map((id) => inside(`r${id}`, 'groups', id)),
      };
      const again = { ...parts, groups: shuffled(parts.groups), groupMembers: shuffled(parts.groupMembers), roleMembers: shuffled(parts.roleMembers) };
      expect(JSON.stringify([...compile(register(again))].sort())).toBe(JSON.stringify([...compile(register(parts))].sort()));
    }));
  });
});
