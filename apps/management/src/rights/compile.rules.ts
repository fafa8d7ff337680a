import { rightsKey, wellKnown } from '@vigie/contracts';
import type { EntityRights, PrincipalRights, RightsDocument, RoleRights } from '@vigie/contracts';
import { mapOf, withAncestors } from './nesting.rules.js';
import type { Parents } from './nesting.rules.js';
import type { EntityRecord, GroupRecord, Register, RoleRecord, UserRecord } from './register.js';

/** Lowest level there is: whoever inherits none has it (MG-24). */
export const lowestLevel = 254;

/** Everything that services need to decide, resolved: one document per key of the rights state (MG-20, MG-21). */
export function compile(register: Register): Map<string, RightsDocument> {
  const documents = new Map<string, RightsDocument>();
  if (register.site) documents.set(rightsKey.site, { kind: 'site', site: register.site });
  for (const role of register.roles) documents.set(rightsKey.role(role.id), { kind: 'role', role: compileRole(role) });
  const people = new People(register);
  for (const user of register.users) documents.set(rightsKey.principal(user.id), { kind: 'principal', principal: people.compile(user) });
  const deviceGroups = deviceGroupsOf(register);
  for (const entity of register.entities) documents.set(rightsKey.entity(entity), { kind: 'entity', entity: compileEntity(entity, deviceGroups(entity)) });
  return documents;
}

const compileRole = ({ id, name, administrators, grants }: RoleRecord): RoleRights => ({ id, name, administrators, grants });

const compileEntity = ({ type, id, name, partitions, blockLevel, site, removedFrom }: EntityRecord, deviceGroups: string[]): EntityRights => ({
  type, id, name, partitions: sorted(partitions), deviceGroups, ...(blockLevel === null ? {} : { blockLevel }), ...(site === null ? {} : { site }),
  ...(removedFrom ? { removed: true } : {}),
});

/** Levels, roles and partitions of principals, through every group they are in. */
class People {
  private readonly groups: Map<string, GroupRecord>;
  private readonly roles: Map<string, RoleRecord>;
  private readonly parents: Parents;
  private readonly rolesHeld: Parents;
  private readonly levels = new Map<string, number>();

  constructor(register: Register) {
    this.groups = new Map(register.groups.map((group) => [group.id, group]));
    this.roles = new Map(register.roles.map((role) => [role.id, role]));
    this.parents = mapOf(register.groupMembers, ({ id }) => id, ({ of }) => of);
    this.rolesHeld = mapOf(register.roleMembers, ({ id }) => id, ({ of }) => of);
  }

  compile({ id, name, kind, level, reaches }: UserRecord): PrincipalRights {
    const line = withAncestors(this.parents, [id]);
    const roles = new Set([...line].flatMap((each) => this.rolesHeld.get(each) ?? []));
    const partitions = new Set([
      ...reaches,
      ...[...line].flatMap((each) => this.groups.get(each)?.reaches ?? []),
      ...[...roles].flatMap((each) => this.roles.get(each)?.reaches ?? []),
      ...(roles.size > 0 ? [wellKnown.rootPartition] : []),
    ]);
    return { id, name, kind, level: level ?? this.inheritedLevel(id), roles: sorted(roles), partitions: sorted(partitions) };
  }

  /** The highest (smallest) level of the groups something is in; the lowest where none has one. */
  private inheritedLevel(id: string): number {
    const known = this.levels.get(id);
    if (known !== undefined) return known;
    // Remembered before it is known, so that a cycle in the data ends.
    this.levels.set(id, lowestLevel);
    const level = Math.min(lowestLevel, ...(this.parents.get(id) ?? []).map((group) => this.groups.get(group)?.level ?? this.inheritedLevel(group)));
    this.levels.set(id, level);
    return level;
  }
}

/** The camera groups an entity is in, and the groups around those. */
function deviceGroupsOf(register: Register): (entity: EntityRecord) => string[] {
  const around: Parents = new Map(register.cameraGroupParents.map(({ id, parent }) => [id, parent === null ? [] : [parent]]));
  const direct = mapOf(register.cameraGroupMembers, ({ camera }) => camera, ({ group }) => group);
  return ({ type, id, removedFrom }) => {
    if (removedFrom) return sorted(removedFrom);
    if (type === 'cameraGroups') return sorted(withAncestors(around, [id]));
    return type === 'cameras' ? sorted(withAncestors(around, direct.get(id) ?? [])) : [];
  };
}

/** One order, so that equal rights are equal documents. */
const sorted = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();
