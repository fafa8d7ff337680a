import type { Privilege, Ref } from '@vigie/contracts';
import { decide } from '@vigie/platform/security';
import type { RightsIndex } from '@vigie/platform/security';

/** Monday 10:00 and 22:00 UTC, asking for what is now, and for recordings of one and of ten hours before. */
const times = ['2026-11-30T10:00:00Z', '2026-11-30T22:00:00Z'].map((time) => new Date(time));
const agesInHours = [undefined, 1, 10];

export interface Asked {
  people: readonly string[];
  privileges: readonly Privilege[];
  entities: readonly (Ref | undefined)[];
}

/** What people may do in the second state, could not do in the first, and the caller could not do either: by `decide` alone, question by question. */
export function gainsBeyond(caller: string, [before, after]: readonly [RightsIndex, RightsIndex], { people, privileges, entities }: Asked): string[] {
  const gains: string[] = [];
  for (const at of times) for (const age of agesInHours) for (const privilege of privileges) for (const entity of entities) {
    const circumstances = { at, ...(age === undefined ? {} : { instant: new Date(at.getTime() - age * 3_600_000) }) };
    const can = (index: RightsIndex, id: string): boolean => decide(index, { principal: { id, name: id, kind: 'user' }, privilege, entity, circumstances }).allowed;
    const beyond = people.filter((id) => can(after, id) && !can(before, id) && !can(before, caller));
    gains.push(...beyond.map((id) => `${id} ${privilege} ${entity?.id ?? 'site'} at ${at.toISOString()} ${age ?? ''}`));
  }
  return gains;
}
