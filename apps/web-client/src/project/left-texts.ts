import type { Member, MemberValue } from './members';
import type { SaverState } from './saver';
import type { Writing } from './writings';

/** A text that the suite does not have and cannot take any more. */
export interface LeftText {
  key: string;
  label: string;
  text: string;
}

interface MemberTexts {
  label: (member: string) => string;
  text: (member: Member, value: MemberValue) => string;
}

/** Everything that was entered in a project and not saved: its members, then what was being written in it. */
export function leftTexts({ pending, conflicts, rejected }: Pick<SaverState, 'pending' | 'conflicts' | 'rejected'>, writings: ReadonlyMap<string, Writing>, texts: MemberTexts): LeftText[] {
  const members = new Map<Member, MemberValue>([
    ...[...rejected].map(([member, { value }]) => [member, value] as const), ...conflicts.map(({ member, mine }) => [member, mine] as const), ...pending,
  ]);
  return [
    ...[...members].filter(([, value]) => value !== null && value !== '').map(([member, value]) => ({ key: member, label: texts.label(member), text: texts.text(member, value) })),
    ...[...writings].map(([key, { label, text }]) => ({ key, label, text: text.trim() })),
  ].filter(({ text }) => text !== '');
}
