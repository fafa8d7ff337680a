import type { Grant, Privilege, Scope } from '@vigie/contracts';

/**
 * Whether somebody who holds `own` grants may give `given` ones to others: nobody gives what they do not hold themselves, or
 * everybody who may manage roles could become anything. Refusals (deny) may always be given.
 */
export const mayGive = (own: readonly Grant[], given: readonly Grant[]): boolean =>
  given.filter(({ effect }) => effect === 'allow').every((grant) => grant.privileges.every((privilege) => holds(own, privilege, grant)));

/** What a change of grants gives: what is new, and what is not refused any more. */
export function givenBy(before: readonly Grant[], after: readonly Grant[]): Grant[] {
  const known = new Set(before.map(meaning));
  const kept = new Set(after.map(meaning));
  const lifted = before.filter((grant) => grant.effect === 'deny' && !kept.has(meaning(grant)));
  return [...after.filter((grant) => !known.has(meaning(grant))), ...lifted.map((grant): Grant => ({ ...grant, effect: 'allow' }))];
}

function holds(own: readonly Grant[], privilege: Privilege, { scope, conditions }: Grant): boolean {
  const mine = own.filter(({ privileges }) => privileges.includes(privilege));
  if (mine.some(({ effect }) => effect === 'deny')) return false;
  return mine.some((grant) => covers(grant.scope, scope) && (!grant.conditions || JSON.stringify(grant.conditions) === JSON.stringify(conditions)));
}

function covers(wide: Scope, narrow: Scope): boolean {
  if (wide.kind === 'everything') return true;
  if (narrow.kind === 'everything' || wide.kind !== narrow.kind) return false;
  return narrow.ids.every((id) => wide.ids.includes(id));
}

const meaning = ({ effect, privileges, scope, conditions }: Grant): string => JSON.stringify([effect, privileges, scope, conditions]);
