import type { DataKind, DataValue, IncidentProject } from '../api/incident-types';
import type { Ref } from '../api/types';

/** Members of a project that are one value and stand in the project itself. */
export const plainMembers = ['title', 'description', 'type', 'status', 'startTime', 'endTime', 'assignee', 'dueTime'] as const;
export type PlainMember = (typeof plainMembers)[number];

/** A member as the suite names it in refusals and filters: `title`, `category1`, `integer2`. */
export type Member = PlainMember | `category${number}` | `${DataKind}${number}`;

/** A text or an instant, a reference, a figure, a tick; null: nothing. */
export type MemberValue = Ref | DataValue;

/** Ids of the categories and fields behind the members of a site. */
export type MemberIds = ReadonlyMap<string, string>;

export const isPlain = (member: string): member is PlainMember => (plainMembers as readonly string[]).includes(member);

export function sameValue(one: MemberValue, other: MemberValue): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(value: MemberValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'object') return value.id;
  const text = String(value);
  // The suite answers a decimal without the zeros that were typed behind it.
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/** What the project has for a member. */
export function valueOf(project: IncidentProject, member: Member, ids: MemberIds): MemberValue {
  if (isPlain(member)) return project[member] ?? null;
  const id = ids.get(member);
  if (member.startsWith('category')) return project.categories?.find((entry) => entry.category.id === id)?.value ?? null;
  return project.data?.find((entry) => entry.field.id === id)?.value ?? null;
}

/** The body of a PATCH that changes these members and no others. */
export function changeBody(changes: ReadonlyMap<Member, MemberValue>, ids: MemberIds): object {
  const plain: Record<string, unknown> = {};
  const clear: string[] = [];
  const categories: object[] = [];
  const data: object[] = [];
  for (const [member, value] of changes) {
    const empty = value === null || value === '';
    if (isPlain(member)) {
      if (empty) clear.push(member);
      else plain[member] = withoutName(value);
    } else if (member.startsWith('category')) {
      categories.push({ category: { type: 'incidentCategories', id: ids.get(member) }, value: empty ? null : withoutName(value) });
    } else {
      data.push({ field: { type: 'incidentDataFields', id: ids.get(member) }, value: empty ? null : value });
    }
  }
  return { ...plain, ...(clear.length ? { clear } : {}), ...(categories.length ? { categories } : {}), ...(data.length ? { data } : {}) };
}

/** References are written as type and id alone. */
function withoutName(value: MemberValue): unknown {
  return typeof value === 'object' && value !== null ? { type: value.type, id: value.id } : value;
}
