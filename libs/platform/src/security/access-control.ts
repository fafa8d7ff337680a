import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { rightsState, sessionsState, VigieError } from '@vigie/contracts';
import type { EntityType, ErrorCode, Privilege, Ref } from '@vigie/contracts';
import { States } from '../messaging/index.js';
import { AuditTrail } from './audit-trail.js';
import type { Caller, Principal } from './caller.js';
import { decide, holdsAnywhere, refuseSession } from './decide.js';
import type { Circumstances, Decision } from './decide.js';
import { RightsIndex } from './rights-index.js';

/** Decides in memory, from the state that management and the identity-provider publish, and says when that state changes. */
@Injectable()
export class AccessControl implements OnModuleInit {
  readonly index = new RightsIndex();
  private readonly listeners = new Set<() => void>();
  private changed?: NodeJS.Immediate;
  private loaded = false;

  constructor(private readonly states: States, private readonly audit: AuditTrail) {}

  async onModuleInit(): Promise<void> {
    const rights = this.states.bucket(rightsState);
    const sessions = this.states.bucket(sessionsState);
    rights.onChange((key, document) => this.apply(() => this.index.applyRights(key, document)));
    sessions.onChange((key, document) => this.apply(() => this.index.applySession(key, document)));
    await Promise.all([rights.ready(), sessions.ready()]);
    for (const [key, document] of rights.entries()) this.index.applyRights(key, document);
    for (const [key, document] of sessions.entries()) this.index.applySession(key, document);
    this.loaded = true;
  }

  /** May this caller do this to that, now? Without an entity: something of the site as a whole. */
  decide(caller: Caller, privilege: Privilege, entity?: Ref, circumstances?: Circumstances): Decision {
    if (!this.loaded) return { allowed: false, reason: 'stateUnavailable' };
    return decide(this.index, { principal: caller.principal, privilege, entity, circumstances });
  }

  /** Like decide, but a refusal is logged and thrown: as "no such thing" where the caller may not even see the entity. */
  async require(caller: Caller, privilege: Privilege, entity?: Ref, circumstances?: Circumstances): Promise<Decision & { allowed: true }> {
    const decision = this.decide(caller, privilege, entity, circumstances);
    if (decision.allowed) return decision;
    await this.logRefusal(caller, privilege, decision, entity);
    throw new VigieError(this.refusalCode(caller, decision.reason, entity, circumstances?.kept), { params: { privilege } });
  }

  /** The first gate: does the caller hold the privilege on anything? */
  async requireAnywhere(caller: Caller, privilege: Privilege): Promise<void> {
    const decision = holdsAnywhere(this.index, caller.principal, privilege);
    if (decision.allowed) return;
    await this.logRefusal(caller, privilege, decision);
    throw new VigieError(signInAgain.has(decision.reason) ? 'access.unauthenticated' : 'access.refused', { params: { privilege } });
  }

  /** The privileges among these that the caller holds on anything. */
  held(caller: Caller, privileges: readonly Privilege[]): Privilege[] {
    return privileges.filter((privilege) => holdsAnywhere(this.index, caller.principal, privilege).allowed);
  }

  /** Refuses principals that may not act at all. */
  requireSession(principal: Principal): void {
    if (refuseSession(this.index, principal)) throw new VigieError('access.unauthenticated');
  }

  /** Those of the references that the caller may do this to. Nothing is logged: a filtered list is no refusal. */
  filter<R extends Ref>(caller: Caller, privilege: Privilege, refs: R[]): R[] {
    return refs.filter((entity) => this.decide(caller, privilege, entity).allowed);
  }

  /** Ids of the entities of a kind that the caller may do this to. */
  allowedIds(caller: Caller, privilege: Privilege, type: EntityType): string[] {
    return this.index.entityIds(type).filter((id) => this.decide(caller, privilege, { type, id }).allowed);
  }

  /** Calls after every change of rights or sessions, once per burst; answers how to stop. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private apply(change: () => void): void {
    change();
    this.changed ??= setImmediate(() => {
      this.changed = undefined;
      for (const listener of this.listeners) listener();
    });
  }

  private refusalCode(caller: Caller, reason: string, entity?: Ref, kept = false): ErrorCode {
    if (signInAgain.has(reason)) return 'access.unauthenticated';
    const view = entity && viewPrivileges[entity.type];
    const visible = entity && view ? this.decide(caller, view, entity, { kept }).allowed : !entity;
    return visible ? 'access.refused' : 'object.notFound';
  }

  private logRefusal(caller: Caller, privilege: Privilege, decision: Decision & { allowed: false }, entity?: Ref): Promise<void> {
    const name = entity && this.index.keptEntity(entity)?.name;
    return this.audit.write(caller, {
      log: 'audit', category: 'access', operation: 'access.refused', privilege, outcome: 'refused', reason: decision.reason,
      ...(entity ? { object: { type: entity.type, id: entity.id, ...(name ? { name } : {}) } } : {}),
      ...(decision.role ? { details: { role: decision.role.name, ...(decision.grant ? { grant: decision.grant } : {}) } } : {}),
    });
  }
}

const signInAgain = new Set<string>(['accountDisabled', 'sessionEnded', 'principalUnknown', 'levelBelowThreat']);

const viewPrivileges: Partial<Record<EntityType, Privilege>> = {
  cameras: 'camera.view', hardware: 'hardware.view', recordingServers: 'recordingServer.view', cameraGroups: 'deviceGroup.view',
  users: 'user.view', groups: 'group.view', childSites: 'site.view',
};
