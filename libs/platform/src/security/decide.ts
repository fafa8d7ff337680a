import type { EntityRights, Grant, Privilege, Ref, RefusalReason } from '@vigie/contracts';
import type { Principal } from './caller.js';
import type { CompiledGrant, RightsIndex } from './rights-index.js';
import { withinProfile } from './time-profile.js';

/** What else a decision depends on. */
export interface Circumstances {
  /** When it is decided; now unless told otherwise. */
  at?: Date;
  /** The instant of the recording asked for, against playback limits (MG-30). */
  instant?: Date;
  /** It is about what is kept of the entity: it may have been deleted, and one that nobody knows is for administrators. */
  kept?: boolean;
}

/** Who gave it, or what stood in the way: always with the grant that decided where there is one. */
export type Decision =
  | { allowed: true; role: { id: string; name: string }; grant?: string }
  | { allowed: false; reason: RefusalReason; role?: { id: string; name: string }; grant?: string };

interface Question {
  principal: Principal;
  privilege: Privilege;
  entity?: Ref;
  circumstances?: Circumstances;
}

/** What a blocked camera closes to those below the level of the block (MG-26). */
export const streamPrivileges = new Set<Privilege>(['camera.live', 'camera.playback']);

/** The decision of the security model, step by step; the first step that refuses gives the reason. */
export function decide(index: RightsIndex, question: Question): Decision {
  const kept = question.circumstances?.kept ?? false;
  const entity = question.entity && (kept ? index.keptEntity(question.entity) : index.entity(question.entity));
  const unknown = question.entity !== undefined && entity === undefined;
  const refusal = refuseSession(index, question.principal) ?? refuseLevel(index, question, entity);
  if (refusal) return { allowed: false, reason: refusal };
  const administrator = administratorRole(index, question.principal);
  if (unknown && !(kept && administrator)) return { allowed: false, reason: 'entityUnknown' };
  if (administrator) return { allowed: true, role: administrator };
  if (entity && !reachesPartition(index, question.principal, entity)) return { allowed: false, reason: 'partitionNotReached' };
  return decideByGrants(grantsFor(index, question), entity, question.circumstances ?? {});
}

/** Whether a principal holds a privilege on anything at all: the first gate, before the object is known. */
export function holdsAnywhere(index: RightsIndex, principal: Principal, privilege: Privilege): Decision {
  const refusal = refuseSession(index, principal) ?? refuseThreat(index, principal);
  if (refusal) return { allowed: false, reason: refusal };
  const administrator = administratorRole(index, principal);
  if (administrator) return { allowed: true, role: administrator };
  const held = grantsFor(index, { principal, privilege }).find(({ grant }) => grant.effect === 'allow');
  return held ? { allowed: true, ...source(held) } : { allowed: false, reason: 'notGranted' };
}

/** Why somebody may not act at all: unknown, disabled, signed out. */
export function refuseSession(index: RightsIndex, principal: Principal): RefusalReason | undefined {
  if (index.isDisabled(principal.id)) return 'accountDisabled';
  if (index.hasEnded(principal.sessionId)) return 'sessionEnded';
  return index.principal(principal.id) ? undefined : 'principalUnknown';
}

const levelOf = (index: RightsIndex, principal: Principal): number => index.principal(principal.id)?.principal.level ?? 254;

const refuseThreat = (index: RightsIndex, principal: Principal): RefusalReason | undefined =>
  levelOf(index, principal) > index.site.minimumUserLevel ? 'levelBelowThreat' : undefined;

function refuseLevel(index: RightsIndex, { principal, privilege }: Question, entity: EntityRights | undefined): RefusalReason | undefined {
  const blocked = entity?.blockLevel !== undefined && streamPrivileges.has(privilege) && levelOf(index, principal) > entity.blockLevel;
  return refuseThreat(index, principal) ?? (blocked ? 'levelBelowBlock' : undefined);
}

/** The role that makes somebody an administrator of the site. */
export function administratorRole(index: RightsIndex, principal: Principal): { id: string; name: string } | undefined {
  const roles = index.principal(principal.id)?.principal.roles ?? [];
  const held = roles.map((id) => index.role(id)?.role).find((role) => role?.administrators);
  return held && { id: held.id, name: held.name };
}

function reachesPartition(index: RightsIndex, principal: Principal, entity: EntityRights): boolean {
  const reached = index.principal(principal.id)?.partitions;
  return entity.partitions.some((id) => reached?.has(id));
}

const grantsFor = (index: RightsIndex, { principal, privilege }: Question): CompiledGrant[] =>
  (index.principal(principal.id)?.principal.roles ?? []).flatMap((id) => index.role(id)?.byPrivilege.get(privilege) ?? []);

function decideByGrants(grants: CompiledGrant[], entity: EntityRights | undefined, circumstances: Circumstances): Decision {
  const covering = grants.filter(({ covers }) => covers(entity));
  const at = circumstances.at ?? new Date();
  const denied = covering.find(({ grant }) => grant.effect === 'deny' && inHours(grant, at));
  if (denied) return { allowed: false, reason: 'denied', ...source(denied) };
  const allowing = covering.filter(({ grant }) => grant.effect === 'allow');
  const holding = allowing.filter(({ grant }) => inHours(grant, at));
  const passing = holding.find(({ grant }) => withinLimit(grant, at, circumstances.instant));
  if (passing) return { allowed: true, ...source(passing) };
  const [nearest] = holding.length > 0 ? holding : allowing;
  if (!nearest) return { allowed: false, reason: 'notGranted' };
  return { allowed: false, reason: holding.length > 0 ? 'beyondPlaybackLimit' : 'outsideTimeProfile', ...source(nearest) };
}

const source = ({ grant, role }: CompiledGrant) => ({ role: { id: role.id, name: role.name }, grant: grant.id });

const inHours = ({ conditions }: Grant, at: Date): boolean => !conditions?.timeProfile || withinProfile(conditions.timeProfile, at);

const withinLimit = ({ conditions }: Grant, at: Date, instant?: Date): boolean =>
  conditions?.playbackHours === undefined || instant === undefined || at.getTime() - instant.getTime() <= conditions.playbackHours * 3_600_000;
