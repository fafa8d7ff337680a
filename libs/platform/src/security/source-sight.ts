import { Injectable } from '@nestjs/common';
import type { EntityType, Privilege, Ref } from '@vigie/contracts';
import { AccessControl } from './access-control.js';
import type { Caller, Principal } from './caller.js';
import { administratorRole, decide } from './decide.js';
import type { RightsIndex } from './rights-index.js';

/** What events and alarms can come from. */
export const sourceTypes: readonly EntityType[] = ['cameras', 'hardware', 'recordingServers', 'sites'];

/** The sources that somebody may know of; `all`: every one, named or not, known or not. */
export interface SeenSources {
  all: boolean;
  /** What has no source: it is of the site as a whole. */
  whole: boolean;
  /** Ids by kind, where not all. */
  known: ReadonlyMap<EntityType, readonly string[]>;
}

/** A condition with its named parameters. */
export interface SqlCondition {
  sql: string;
  parameters: Record<string, readonly string[]>;
}

/** Seen sources as SQL over the columns that keep type and id of a source, with its named parameters. */
export function sourceCondition({ all, whole, known }: SeenSources, typeColumn: string, idColumn: string): SqlCondition {
  if (all) return { sql: 'TRUE', parameters: {} };
  const kinds = [...known].filter(([, ids]) => ids.length > 0);
  const conditions = kinds.map(([type]) => `${typeColumn} = '${type}' AND ${idColumn} = ANY(:seen_${type})`);
  return {
    sql: `(${[whole ? `${idColumn} IS NULL` : 'FALSE', ...conditions].join(' OR ')})`,
    parameters: Object.fromEntries(kinds.map(([type, ids]) => [`seen_${type}`, ids])),
  };
}

/** Somebody as far as deciding goes; without a session, as when a push is sent, all else decides. */
type Somebody = Pick<Principal, 'id' | 'sessionId'>;

/**
 * May somebody know of what came from this source? Rights on the source decide, and on a deleted one as they stood then.
 * No source: the site as a whole. One that is named and not known, or that nothing comes from, is for administrators.
 */
export function mayKnowOf(index: RightsIndex, { id, sessionId }: Somebody, privilege: Privilege, source?: Ref): boolean {
  const principal: Principal = { id, name: '', kind: 'user', ...(sessionId === undefined ? {} : { sessionId }) };
  if (source && !sourceTypes.includes(source.type)) return administratorRole(index, principal) !== undefined && decide(index, { principal, privilege }).allowed;
  return decide(index, { principal, privilege, ...(source ? { entity: source } : {}), circumstances: { kept: true } }).allowed;
}

/** May somebody know of an alarm? The one rule for lists, open clients, pushes and incidents (EV-03, PN-02, IM-34). */
export const mayKnowAlarm = (index: RightsIndex, somebody: Somebody, alarm: { source?: Ref | undefined }): boolean =>
  mayKnowOf(index, somebody, 'alarm.view', alarm.source);

/** Who may know of what came from where, in every service that keeps such things. */
@Injectable()
export class SourceSight {
  constructor(private readonly access: AccessControl) {}

  mayKnowAlarm(somebody: Somebody, alarm: { source?: Ref | undefined }): boolean {
    return mayKnowAlarm(this.access.index, somebody, alarm);
  }

  mayKnowOf({ principal }: Caller, privilege: Privilege, source?: Ref): boolean {
    return mayKnowOf(this.access.index, principal, privilege, source);
  }

  /** Refuses, and logs the refusal. */
  async require(caller: Caller, privilege: Privilege, source?: Ref): Promise<void> {
    await this.access.require(caller, privilege, source && { type: source.type, id: source.id }, { kept: true });
  }

  /** Whether it is something that events come from, and there now. */
  isThere(source: Ref): boolean {
    return sourceTypes.includes(source.type) && this.access.index.entity(source) !== undefined;
  }

  /** For lists: what the same rule lets somebody see. `types`: of which kinds of sources. */
  seen(caller: Caller, privilege: Privilege, types: readonly EntityType[] = sourceTypes): SeenSources {
    const { index } = this.access;
    const whole = this.access.decide(caller, privilege).allowed;
    if (whole && administratorRole(index, caller.principal)) return { all: true, whole, known: new Map() };
    return { all: false, whole, known: new Map(types.map((type) => [type, index.keptIds(type).filter((id) => this.mayKnowOf(caller, privilege, { type, id }))])) };
  }

  /** The name of a thing, or the last one it had. */
  nameOf(thing: Ref): string | undefined {
    return thing.type === 'users' ? this.access.index.principal(thing.id)?.principal.name : this.access.index.keptEntity(thing)?.name;
  }
}
