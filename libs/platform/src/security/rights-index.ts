import type { EntityRights, EntityType, Grant, PrincipalRights, Privilege, Ref, RightsDocument, RoleRights, Scope, SessionDocument, SiteRights } from '@vigie/contracts';

/** A grant prepared for deciding: what it covers, as sets. */
export interface CompiledGrant {
  grant: Grant;
  role: RoleRights;
  covers(entity: EntityRights | undefined): boolean;
}

interface CompiledRole {
  role: RoleRights;
  byPrivilege: Map<Privilege, CompiledGrant[]>;
}

interface CompiledPrincipal {
  principal: PrincipalRights;
  partitions: Set<string>;
}

/** Everything that decisions need, in memory, kept from the rights and sessions state. Knows no transport. */
export class RightsIndex {
  site: SiteRights = { minimumUserLevel: 254 };
  private readonly principals = new Map<string, CompiledPrincipal>();
  private readonly roles = new Map<string, CompiledRole>();
  private readonly entities = new Map<string, EntityRights>();
  private readonly removed = new Map<string, EntityRights>();
  private readonly disabledAccounts = new Set<string>();
  private readonly endedSessions = new Set<string>();

  /** Takes one document of the rights state; undefined: it was deleted. */
  applyRights(key: string, document: RightsDocument | undefined): void {
    const [kind = '', ...rest] = key.split('.');
    const id = rest.join('.');
    if (kind === 'site') this.site = document?.kind === 'site' ? document.site : { minimumUserLevel: 254 };
    if (kind === 'principal') put(this.principals, id, document?.kind === 'principal' ? compilePrincipal(document.principal) : undefined);
    if (kind === 'role') put(this.roles, id, document?.kind === 'role' ? compileRole(document.role) : undefined);
    if (kind === 'entity') this.applyEntity(id, document?.kind === 'entity' ? document.entity : undefined);
  }

  /** Takes one document of the sessions state. */
  applySession(key: string, document: SessionDocument | undefined): void {
    const [kind = '', id = ''] = key.split('.');
    if (kind === 'account') toggle(this.disabledAccounts, id, document?.kind === 'account' && document.disabled);
    if (kind === 'session') toggle(this.endedSessions, id, document?.kind === 'session' && document.ended);
  }

  principal(id: string): CompiledPrincipal | undefined {
    return this.principals.get(id);
  }

  role(id: string): CompiledRole | undefined {
    return this.roles.get(id);
  }

  entity({ type, id }: Ref): EntityRights | undefined {
    return this.entities.get(`${type}.${id}`);
  }

  /** Ids of all principals. */
  principalIds(): string[] {
    return [...this.principals.keys()];
  }

  allRoles(): RoleRights[] {
    return [...this.roles.values()].map(({ role }) => role);
  }

  allEntities(): EntityRights[] {
    return [...this.entities.values()];
  }

  /** The thing, or as it stood when it was deleted: for what is kept of it. */
  keptEntity(thing: Ref): EntityRights | undefined {
    return this.entity(thing) ?? this.removed.get(`${thing.type}.${thing.id}`);
  }

  /** Ids of all entities of a kind that there are, and of those that were deleted. */
  keptIds(type: EntityType): string[] {
    return [...this.entityIds(type), ...[...this.removed.values()].filter((entity) => entity.type === type).map(({ id }) => id)];
  }

  /** Ids of all entities of a kind. */
  entityIds(type: EntityType): string[] {
    return [...this.entities.values()].filter((entity) => entity.type === type).map(({ id }) => id);
  }

  isDisabled(id: string): boolean {
    return this.disabledAccounts.has(id);
  }

  hasEnded(sessionId: string | undefined): boolean {
    return sessionId !== undefined && this.endedSessions.has(sessionId);
  }

  private applyEntity(key: string, entity: EntityRights | undefined): void {
    put(this.entities, key, entity?.removed ? undefined : entity);
    put(this.removed, key, entity?.removed ? entity : undefined);
  }
}

const put = <V>(map: Map<string, V>, key: string, value: V | undefined): void => {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
};

const toggle = (set: Set<string>, key: string, present: boolean): void => {
  if (present) set.add(key);
  else set.delete(key);
};

const compilePrincipal = (principal: PrincipalRights): CompiledPrincipal => ({ principal, partitions: new Set(principal.partitions) });

/** What comes with any role, and a deny takes away: to own what tells them of their work. */
const withEveryRole: Grant = { id: '00000000-0000-4000-8000-0000000000a1', effect: 'allow', privileges: ['pushDevice.own'], scope: { kind: 'everything' } };

function compileRole(role: RoleRights): CompiledRole {
  const byPrivilege = new Map<Privilege, CompiledGrant[]>();
  for (const grant of [...role.grants, withEveryRole]) {
    const compiled = { grant, role, covers: coverage(grant.scope) };
    for (const privilege of grant.privileges) byPrivilege.set(privilege, [...(byPrivilege.get(privilege) ?? []), compiled]);
  }
  return { role, byPrivilege };
}

/** What belongs to no partition (the log, incident projects) is covered only by grants on everything. */
export function coverage(scope: Scope): (entity: EntityRights | undefined) => boolean {
  if (scope.kind === 'everything') return () => true;
  const ids = new Set(scope.ids);
  if (scope.kind === 'entities') return (entity) => entity !== undefined && ids.has(entity.id);
  if (scope.kind === 'partitions') return (entity) => entity?.partitions.some((id) => ids.has(id)) ?? false;
  return (entity) => entity?.deviceGroups.some((id) => ids.has(id)) ?? false;
}
