import { randomUUID } from 'node:crypto';
import { VigieError } from '@vigie/contracts';
import type { Grant, GrantView, Scope } from '@vigie/contracts';

/** Grants as they are kept, from grants as they are written; refuses what cannot be meant, naming the member. */
export function readGrants(wanted: readonly GrantView[]): Grant[] {
  const ids = new Set<string>();
  return wanted.map((grant, index) => {
    const refuse = (member: string, detail: string): never => {
      throw new VigieError('request.invalid', { property: `grants.${index}.${member}`, params: { detail } });
    };
    if (grant.privileges.length === 0) refuse('privileges', 'name at least one privilege');
    const id = grant.id && !ids.has(grant.id) ? grant.id : randomUUID();
    ids.add(id);
    const conditions = readConditions(grant, refuse);
    return { id, effect: grant.effect, privileges: [...new Set(grant.privileges)], scope: readScope(grant, refuse), ...(conditions ? { conditions } : {}) };
  });
}

type Refuse = (member: string, detail: string) => never;

function readScope({ scope: { kind, ids = [] } }: GrantView, refuse: Refuse): Scope {
  if (kind === 'everything') return ids.length > 0 ? refuse('scope.ids', 'everything has no ids') : { kind };
  return ids.length === 0 ? refuse('scope.ids', 'name at least one id') : { kind, ids: [...new Set(ids.map((id) => id.toLowerCase()))].sort() };
}

function readConditions({ conditions }: GrantView, refuse: Refuse): Grant['conditions'] {
  const { timeProfile, playbackHours } = conditions ?? {};
  if (timeProfile && !isTimeZone(timeProfile.timeZone)) refuse('conditions.timeProfile.timeZone', 'use an IANA name such as Europe/Paris');
  if (timeProfile?.spans.some(({ fromMinute, toMinute }) => fromMinute >= toMinute)) refuse('conditions.timeProfile.spans', 'a span ends after it begins');
  if (!timeProfile && !playbackHours) return undefined;
  const profile = timeProfile && { timeZone: timeProfile.timeZone, spans: timeProfile.spans.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })) };
  return { ...(profile ? { timeProfile: profile } : {}), ...(playbackHours ? { playbackHours } : {}) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
