import type { EntityRights } from '@vigie/contracts';
import type { RightsIndex } from '../rights-index.js';
import { mayChange, mayWrite } from './giving.rules.js';
import { holdingsOf } from './holdings.js';
import type { Holdings } from './holdings.js';
import { mayOpen } from './opening.rules.js';

/**
 * Whether this caller may bring about the difference between two states of the rights, whatever was done for it. Both states must
 * hold whoever and whatever differs, all roles, the caller, and everybody where `concernsEverybody` says so.
 */
export function mayBringAbout(callerId: string, before: RightsIndex, after: RightsIndex): boolean {
  const caller = holdingsOf(before, callerId);
  return caller.administrator || (mayChangePeople(caller, before, after) && mayChangeRoles(caller, before, after) && mayMove(caller, before, after));
}

function mayChangePeople(caller: Holdings, before: RightsIndex, after: RightsIndex): boolean {
  const [was, is] = [alike(before), alike(after)];
  const seen = new Set<string>();
  return [...new Set([...before.principalIds(), ...after.principalIds()])].every((id) => {
    const [then, now] = [was(id), is(id)];
    const kind = `${then.key} ${now.key}`;
    if (seen.has(kind)) return true;
    seen.add(kind);
    return mayChange(caller, then.holdings, now.holdings);
  });
}

const mayChangeRoles = (caller: Holdings, before: RightsIndex, after: RightsIndex): boolean =>
  after.allRoles().every(({ id, grants }) => mayWrite(caller, before.role(id)?.role.grants ?? [], grants));

function mayMove(caller: Holdings, before: RightsIndex, after: RightsIndex): boolean {
  const moves = movesBetween(before, after);
  if (moves.length === 0) return true;
  const people = kindsOf(after);
  return moves.every(([then, now]) => people.every((person) => mayOpen(caller, person, then, now)));
}

/** Whether a role or an entity differs between two states, so that it has to be seen what that gives to whom. */
export const concernsEverybody = (before: RightsIndex, after: RightsIndex): boolean =>
  movesBetween(before, after).length > 0 || after.allRoles().some(({ id, grants }) => JSON.stringify(before.role(id)?.role.grants) !== JSON.stringify(grants));

/** What is in both states, and open to others in the second one. */
const movesBetween = (before: RightsIndex, after: RightsIndex): [EntityRights, EntityRights][] =>
  after.allEntities().flatMap((now): [EntityRights, EntityRights][] => {
    const then = before.entity(now);
    return then && whereOf(then) !== whereOf(now) ? [[then, now]] : [];
  });

const whereOf = ({ partitions, deviceGroups, blockLevel }: EntityRights): string => JSON.stringify([partitions, deviceGroups, blockLevel]);

/** Holdings, each kind of people once: thousands hold the same. */
function kindsOf(index: RightsIndex): Holdings[] {
  const of = alike(index);
  return [...new Map(index.principalIds().map(of).map(({ key, holdings }) => [key, holdings])).values()];
}

function alike(index: RightsIndex): (id: string) => { key: string; holdings: Holdings } {
  const known = new Map<string, { key: string; holdings: Holdings }>();
  return (id) => {
    const principal = index.principal(id)?.principal;
    const key = principal ? JSON.stringify([principal.level, principal.roles, principal.partitions]) : '-';
    const held = known.get(key) ?? { key, holdings: holdingsOf(index, id) };
    known.set(key, held);
    return held;
  };
}
