import type { IncidentCategory, IncidentDataField } from '../api/incident-types';
import type { Member, MemberIds } from './members';

export const categoryMember = ({ number }: IncidentCategory): Member => `category${number}`;
export const fieldMember = ({ kind, position }: IncidentDataField): Member => `${kind}${position}`;

/** Which category or field each member of a project is, by its id. */
export function memberIds(categories: IncidentCategory[], fields: IncidentDataField[]): MemberIds {
  return new Map([...categories.map((category) => [categoryMember(category), category.id] as const), ...fields.map((field) => [fieldMember(field), field.id] as const)]);
}
