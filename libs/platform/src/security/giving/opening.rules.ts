import { privileges } from '@vigie/contracts';
import type { EntityRights, Grant, Privilege } from '@vigie/contracts';
import { streamPrivileges } from '../decide.js';
import { coverage } from '../rights-index.js';
import type { Holdings } from './holdings.js';

/*
 * Moving something (between partitions, between camera groups, out of a block) opens it to others. Nobody opens to others what is
 * closed to themselves (ID-20). Taking it out of sight is part of managing it, and is not judged here.
 */

/** A privilege that somebody has on an entity, under the conditions of the grant. */
interface Gain {
  privilege: Privilege;
  conditions?: Grant['conditions'];
}

/** Whether the giver may do to the entity, as it was, all that the change opens to this person. */
export const mayOpen = (giver: Holdings, person: Holdings, before: EntityRights, after: EntityRights): boolean =>
  giver.administrator || gains(person, before, after).every((gain) => can(giver, gain, before));

function gains(person: Holdings, before: EntityRights, after: EntityRights): Gain[] {
  return privileges.flatMap((privilege): Gain[] => {
    if (!isOpen(person, privilege, after)) return [];
    const wasOpen = isOpen(person, privilege, before);
    if (person.administrator) return wasOpen ? [] : [{ privilege }];
    const allowing = grantsOn(person, 'allow', privilege, after);
    const already = wasOpen ? grantsOn(person, 'allow', privilege, before) : [];
    const lifted = allowing.length > 0 ? missing(grantsOn(person, 'deny', privilege, before), grantsOn(person, 'deny', privilege, after)) : [];
    return [
      ...missing(allowing, already).map(({ conditions }) => ({ privilege, conditions })),
      ...lifted.map(({ conditions }) => ({ privilege, conditions: { timeProfile: conditions?.timeProfile } })),
    ];
  });
}

function can(giver: Holdings, { privilege, conditions }: Gain, entity: EntityRights): boolean {
  if (!isOpen(giver, privilege, entity) || grantsOn(giver, 'deny', privilege, entity).length > 0) return false;
  return grantsOn(giver, 'allow', privilege, entity).some((grant) => !isLimited(grant.conditions) || same(grant.conditions, conditions));
}

/** Reached, and not blocked. */
function isOpen({ administrator, partitions, level }: Holdings, privilege: Privilege, entity: EntityRights): boolean {
  const blocked = streamPrivileges.has(privilege) && entity.blockLevel !== undefined && level > entity.blockLevel;
  return !blocked && (administrator || entity.partitions.some((id) => partitions.has(id)));
}

const grantsOn = (person: Holdings, effect: Grant['effect'], privilege: Privilege, entity: EntityRights): Grant[] =>
  person.grants.filter((grant) => grant.effect === effect && grant.privileges.includes(privilege) && coverage(grant.scope)(entity));

const missing = (grants: readonly Grant[], present: readonly Grant[]): Grant[] => grants.filter((grant) => !present.includes(grant));

const isLimited = (conditions: Grant['conditions']): boolean => conditions?.timeProfile !== undefined || conditions?.playbackHours !== undefined;

const same = (some: Grant['conditions'], others: Grant['conditions']): boolean =>
  JSON.stringify([some?.timeProfile, some?.playbackHours]) === JSON.stringify([others?.timeProfile, others?.playbackHours]);
