import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rightsKey, sessionsKey } from '@vigie/contracts';
import type { EntityType, Grant, Privilege, Ref, RightsDocument, Scope, SessionDocument, TimeProfile } from '@vigie/contracts';
import type { Principal } from '../caller.js';

/** One expectation of a world: who asks for what, and what must come of it. */
export interface Expectation {
  line: string;
  principal: Principal;
  privilege: Privilege;
  entity?: Ref;
  instant?: Date;
  /** Undefined: it must be allowed. */
  reason?: string;
}

/** Whether somebody may know of an alarm by where it came from; without a source it is of the site as a whole. */
export interface Knowledge {
  line: string;
  principal: Principal;
  source?: Ref;
  knows: boolean;
}

/** A permission world: the state it sets up, what must be allowed and refused in it, and who may know of which alarms. */
export interface World {
  title: string;
  at?: Date;
  rights: [string, RightsDocument][];
  sessions: [string, SessionDocument][];
  expectations: Expectation[];
  alarms: Knowledge[];
}

interface GrantText {
  allow?: Privilege[];
  deny?: Privilege[];
  partitions?: string[];
  deviceGroups?: string[];
  entities?: string[];
  hours?: TimeProfile;
  playbackHours?: number;
}

interface WorldText {
  title: string;
  at?: string;
  site?: { minimumUserLevel: number };
  principals: Record<string, { roles?: string[]; partitions?: string[]; level?: number; disabled?: boolean; session?: 'ended' | 'alive' }>;
  roles: Record<string, { administrators?: boolean; grants?: GrantText[] }>;
  cameras: Record<string, ThingText>;
  /** Other things, by name. */
  things?: Record<string, ThingText & { type: EntityType }>;
  allowed?: string[];
  refused?: Record<string, string>[];
  /** `who source`: a name of this world, `type:name` of nothing that is known, or `site` for none. */
  alarms?: { known: string[]; unknown: string[] };
}

interface ThingText {
  partitions: string[];
  deviceGroups?: string[];
  blockLevel?: number;
  removed?: true;
}

/** A GUID that stands for a name of a world. */
export function idOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** All worlds beside this file. */
export function readWorlds(): World[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => readWorld(readFileSync(new URL(name, folder), 'utf8')));
}

export function readWorld(yaml: string): World {
  const text = parse(yaml) as WorldText;
  return {
    title: text.title,
    at: text.at ? new Date(text.at) : undefined,
    rights: [
      [rightsKey.site, { kind: 'site', site: text.site ?? { minimumUserLevel: 254 } }],
      ...Object.entries(text.principals).map(([name, person]): [string, RightsDocument] => [rightsKey.principal(idOf(name)), {
        kind: 'principal',
        principal: { id: idOf(name), name, kind: 'user', level: person.level ?? 254, roles: ids(person.roles), partitions: ids(person.partitions) },
      }]),
      ...Object.entries(text.roles).map(([name, role]): [string, RightsDocument] => [rightsKey.role(idOf(name)), {
        kind: 'role',
        role: { id: idOf(name), name, administrators: role.administrators ?? false, grants: (role.grants ?? []).map((grant, number) => readGrant(`${name}-${number}`, grant)) },
      }]),
      ...thingsOf(text).map(([name, { type, partitions, deviceGroups, blockLevel, removed }]): [string, RightsDocument] => [rightsKey.entity({ type, id: idOf(name) }), {
        kind: 'entity',
        entity: { type, id: idOf(name), name, partitions: ids(partitions), deviceGroups: ids(deviceGroups), blockLevel, ...(removed ? { removed } : {}) },
      }]),
    ],
    sessions: Object.entries(text.principals).flatMap(([name, person]): [string, SessionDocument][] => [
      ...(person.disabled ? [[sessionsKey.account(idOf(name)), { kind: 'account', disabled: true }] satisfies [string, SessionDocument]] : []),
      ...(person.session === 'ended' ? [[sessionsKey.session(sessionOf(name)), { kind: 'session', ended: true }] satisfies [string, SessionDocument]] : []),
    ]),
    expectations: [
      ...(text.allowed ?? []).map((line) => readExpectation(line)),
      ...(text.refused ?? []).flatMap((entry) => Object.entries(entry)).map(([line, reason]) => readExpectation(line, reason)),
    ],
    alarms: [
      ...(text.alarms?.known ?? []).map((line) => readKnowledge(line, text, true)),
      ...(text.alarms?.unknown ?? []).map((line) => readKnowledge(line, text, false)),
    ],
  };
}

const thingsOf = (text: WorldText): [string, ThingText & { type: EntityType }][] =>
  [...Object.entries(text.cameras).map(([name, camera]): [string, ThingText & { type: EntityType }] => [name, { ...camera, type: 'cameras' }]), ...Object.entries(text.things ?? {})];

function readKnowledge(line: string, text: WorldText, knows: boolean): Knowledge {
  const [who = '', what = ''] = line.split(' ');
  const [type, name] = what.includes(':') ? what.split(':') : [new Map(thingsOf(text)).get(what)?.type, what];
  if (what !== 'site' && type === undefined) throw new Error(`${line}: there is no ${what} in this world`);
  return { line, knows, principal: principalOf(who), ...(what === 'site' ? {} : { source: { type: type as EntityType, id: idOf(name ?? '') } }) };
}

const principalOf = (who: string): Principal => ({ id: idOf(who), name: who, kind: 'user', sessionId: sessionOf(who) });

const ids = (names: string[] = []): string[] => names.map(idOf);

const sessionOf = (name: string): string => idOf(`session of ${name}`);

function readGrant(id: string, text: GrantText): Grant {
  const scope: Scope = text.partitions ? { kind: 'partitions', ids: ids(text.partitions) }
    : text.deviceGroups ? { kind: 'deviceGroups', ids: ids(text.deviceGroups) }
      : text.entities ? { kind: 'entities', ids: ids(text.entities) }
        : { kind: 'everything' };
  return {
    id: idOf(id), effect: text.deny ? 'deny' : 'allow', privileges: text.deny ?? text.allow ?? [], scope,
    conditions: { ...(text.hours ? { timeProfile: text.hours } : {}), ...(text.playbackHours === undefined ? {} : { playbackHours: text.playbackHours }) },
  };
}

function readExpectation(line: string, reason?: string): Expectation {
  const [, who = '', privilege = '', camera, instant] = /^(\S+) (\S+)(?: ([^@\s]+))?(?: @(\S+))?$/.exec(line) ?? [];
  return {
    line, reason,
    principal: principalOf(who),
    privilege: privilege as Privilege,
    entity: camera ? { type: 'cameras', id: idOf(camera) } : undefined,
    instant: instant ? new Date(instant) : undefined,
  };
}
