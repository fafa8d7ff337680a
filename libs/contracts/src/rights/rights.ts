import { defineState } from '../definitions.js';
import type { Privilege } from '../privileges.js';
import type { EntityType, Ref } from '../references.js';

/** Where a grant holds. */
export type Scope =
  | { kind: 'everything' }
  | { kind: 'partitions'; ids: string[] }
  | { kind: 'deviceGroups'; ids: string[] }
  | { kind: 'entities'; ids: string[] };

/** Weekly hours in which a right holds, in the site's time zone; minutes from Monday 00:00. */
export interface TimeProfile {
  timeZone: string;
  spans: { fromMinute: number; toMinute: number }[];
}

/** Privileges on a scope, allowed or denied, under conditions (MG-21, MG-29, MG-30). */
export interface Grant {
  id: string;
  effect: 'allow' | 'deny';
  privileges: Privilege[];
  scope: Scope;
  conditions?: { timeProfile?: TimeProfile; playbackHours?: number };
}

/** A principal as every service knows it: inheritance resolved by management. */
export interface PrincipalRights {
  id: string;
  name: string;
  kind: 'user' | 'client';
  /** 1 (highest) to 254 (lowest). */
  level: number;
  /** Roles held, directly or through groups. */
  roles: string[];
  /** Partitions reached, directly or through groups and roles. */
  partitions: string[];
}

export interface RoleRights {
  id: string;
  name: string;
  /** The built-in role that passes partitions, grants and playback limits. */
  administrators: boolean;
  grants: Grant[];
}

export interface EntityRights {
  type: EntityType;
  id: string;
  name: string;
  partitions: string[];
  deviceGroups: string[];
  /** Users below this level lose the streams (MG-26). */
  blockLevel?: number;
  /** Of a camera of a child site: the id of that site. Its streams and recordings are there, not here (MG-05). */
  site?: string;
  /** It was deleted: rights go on deciding who sees what is kept of it, as they stood then (MG-22). Nothing else is decided on it. */
  removed?: true;
}

export interface SiteRights {
  /** Lowest level that may stay signed in under the present threat level; 254: everybody (MG-25). */
  minimumUserLevel: number;
}

export type RightsDocument =
  | { kind: 'site'; site: SiteRights }
  | { kind: 'principal'; principal: PrincipalRights }
  | { kind: 'role'; role: RoleRights }
  | { kind: 'entity'; entity: EntityRights };

/** Who may do what, compiled by management on every change (MG-32). */
export const rightsState = defineState<RightsDocument>({ owner: 'management', name: 'rights' });

/** Keys of the rights bucket. */
export const rightsKey = {
  site: 'site',
  principal: (id: string): string => `principal.${id}`,
  role: (id: string): string => `role.${id}`,
  entity: (entity: Ref): string => `entity.${entity.type}.${entity.id}`,
};

export type SessionDocument =
  | { kind: 'account'; disabled: boolean }
  | { kind: 'session'; ended: boolean };

/** Accounts that may not act and sessions that were ended, written by the identity-provider. */
export const sessionsState = defineState<SessionDocument>({ owner: 'identity-provider', name: 'sessions' });

export const sessionsKey = {
  account: (id: string): string => `account.${id}`,
  session: (id: string): string => `session.${id}`,
};

/** A media ticket as recording servers know it; the key is the SHA-256 (hex) of the ticket (RC-08). */
export interface TicketDocument {
  user: { id: string; name: string; kind: 'user' | 'client'; sessionId?: string; clientId?: string };
  camera: string;
  verb: 'live' | 'playback' | 'export';
  /** ISO 8601: until when it can be presented. */
  presentBefore: string;
}

export const ticketsState = defineState<TicketDocument>({ owner: 'management', name: 'tickets', ttlMs: 120_000 });
