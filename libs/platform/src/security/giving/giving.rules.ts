import type { Grant, Privilege, Scope } from '@vigie/contracts';
import { streamPrivileges } from '../decide.js';
import type { Holdings } from './holdings.js';
import { nothingHeld } from './holdings.js';

/*
 * Nobody gives, takes or becomes more than they hold (ID-20). These rules compare grants by what they say, not by the entities that
 * there are now: what is created later is covered as well. They err on the side of refusing.
 */

/** One privilege on a scope, under conditions. */
interface Right {
  privilege: Privilege;
  scope: Scope;
  conditions?: Grant['conditions'];
}

/** Whether somebody may bring about that another one, who held `before`, holds `after`: what is new to them is given, what they lose is taken. */
export const mayChange = (giver: Holdings, before: Holdings, after: Holdings): boolean =>
  giver.administrator || (mayGive(giver, before, after, liftedDenies) && mayGive(giver, after, before, deniesThatTake));

/** Whether somebody may act for another one, or on their account: only where they could give all that the other one holds. */
export const mayActOn = (giver: Holdings, target: Holdings): boolean => giver.administrator || mayGiveAll(giver, target);

/** Whether somebody may write grants into a role, whoever holds it then. Denying may always be written; leaving a denial out is giving. */
export function mayWrite(giver: Holdings, before: readonly Grant[], after: readonly Grant[]): boolean {
  const [held, wanted] = [{ ...nothingHeld, grants: before }, { ...nothingHeld, grants: after }];
  return giver.administrator || [...newRights(held, wanted), ...liftedDenies(held, wanted)].every((right) => holds(giver, right, wanted));
}

type Lifted = (before: Holdings, after: Holdings) => Right[];

function mayGive(giver: Holdings, before: Holdings, after: Holdings, lifted: Lifted): boolean {
  if (after.administrator && !before.administrator) return false;
  // A level opens whatever threats and blocks had closed.
  if (after.level < before.level && !mayGiveAll(giver, after)) return false;
  const reached = [...after.partitions].filter((id) => !before.partitions.has(id));
  return mayLetReach(giver, reached, after) && [...newRights(before, after), ...lifted(before, after)].every((right) => holds(giver, right, after));
}

const mayGiveAll = (giver: Holdings, target: Holdings): boolean =>
  !target.administrator && target.level >= giver.level && mayLetReach(giver, [...target.partitions], target)
  && newRights(nothingHeld, target).every((right) => holds(giver, right, target));

/** In a partition that is new to somebody, all that they hold is new. */
const mayLetReach = (giver: Holdings, partitions: readonly string[], target: Holdings): boolean =>
  partitions.every((id) => giver.partitions.has(id))
  && (partitions.length === 0 || allowed(target.grants).every((right) => holds(giver, right, { ...target, partitions: new Set(partitions) }, partitions)));

const newRights = (before: Holdings, after: Holdings): Right[] => {
  const known = new Set(allowed(before.grants).map(meaning));
  return allowed(after.grants).filter((right) => !known.has(meaning(right)));
};

const liftedDenies = (before: Holdings, after: Holdings): Right[] => denied(before.grants).filter((right) => !isDenied(after.grants, right));

/** What a new denial takes from somebody: nothing where they had nothing of it. Called with time turned round, as all that is taken. */
const deniesThatTake: Lifted = (later, earlier) => {
  const held = new Set(allowed(earlier.grants).map(({ privilege }) => privilege));
  return liftedDenies(later, earlier).filter(({ privilege }) => held.has(privilege));
};

/**
 * Whether the giver holds a right wherever the receiver has it. A denial of the giver's stands in the way, unless it is one of
 * the receiver's too; so does a level above the giver's, which opens streams that are blocked for the giver. `within`: only what
 * lives in these partitions counts.
 */
function holds(giver: Holdings, right: Right, receiver: Holdings, within?: readonly string[]): boolean {
  if (streamPrivileges.has(right.privilege) && receiver.level < giver.level) return false;
  const denials = denied(giver.grants).filter(({ privilege }) => privilege === right.privilege);
  if (!denials.every((denial) => isDenied(receiver.grants, denial))) return false;
  const scopes = allowed(giver.grants).filter((own) => own.privilege === right.privilege && fits(own, right)).map(({ scope }) => scope);
  return reaches(giver, right.scope, receiver.partitions) && (covered(scopes, right.scope) || (within !== undefined && covered(scopes, { kind: 'partitions', ids: [...within] })));
}

/** Whether the giver reaches whatever the receiver would reach of it. */
const reaches = (giver: Holdings, scope: Scope, partitions: ReadonlySet<string>): boolean =>
  [...partitions].every((id) => giver.partitions.has(id)) || (scope.kind === 'partitions' && scope.ids.every((id) => giver.partitions.has(id)));

function covered(scopes: readonly Scope[], narrow: Scope): boolean {
  if (scopes.some(({ kind }) => kind === 'everything')) return true;
  return narrow.kind !== 'everything' && narrow.ids.every((id) => scopes.some((wide) => wide.kind === narrow.kind && wide.ids.includes(id)));
}

const isDenied = (grants: readonly Grant[], right: Right): boolean =>
  covered(denied(grants).filter((own) => own.privilege === right.privilege && fits(own, right)).map(({ scope }) => scope), right.scope);

/** A right without conditions serves for every condition; one with conditions for the same. */
const fits = (wide: Right, narrow: Right): boolean => !conditioned(wide) || conditionsOf(wide) === conditionsOf(narrow);

const conditioned = ({ conditions }: Right): boolean => conditions?.timeProfile !== undefined || conditions?.playbackHours !== undefined;

const conditionsOf = ({ conditions }: Right): string => JSON.stringify([conditions?.timeProfile, conditions?.playbackHours]);

const allowed = (grants: readonly Grant[]): Right[] => rightsOf(grants, 'allow');
/** A denial holds whatever its playback limit. */
const denied = (grants: readonly Grant[]): Right[] => rightsOf(grants, 'deny').map((right) => ({ ...right, conditions: { timeProfile: right.conditions?.timeProfile } }));

const rightsOf = (grants: readonly Grant[], wanted: Grant['effect']): Right[] =>
  grants.filter(({ effect }) => effect === wanted).flatMap(({ privileges, scope, conditions }) => privileges.map((privilege) => ({ privilege, scope, conditions })));

const meaning = (right: Right): string => JSON.stringify([right.privilege, right.scope, conditionsOf(right)]);
