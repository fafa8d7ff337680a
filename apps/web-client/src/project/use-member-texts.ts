import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { useCategories } from '../incidents/property-queries';
import { categoryMember, fieldMember } from './member-ids';
import { isPlain, type Member, type MemberValue } from './members';

/** Members and their values as people know them. */
export function useMemberTexts(): { label: (member: string) => string; text: (member: Member, value: MemberValue) => string } {
  const { t } = useTranslation();
  const formats = useFormats();
  const { categories, fields } = useCategories();
  const label = (member: string): string => {
    if (isPlain(member)) return t(`project.member_${member}`);
    return categories.find((category) => categoryMember(category) === member)?.name ?? fields.find((field) => fieldMember(field) === member)?.name ?? member;
  };
  const text = (member: Member, value: MemberValue): string => {
    if (value === null || value === '') return t('project.nothing');
    if (typeof value === 'object') return value.name ?? categories.flatMap(({ values }) => values).find(({ id }) => id === value.id)?.name ?? value.id.slice(0, 8);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    return /Time\d?$/.test(member) ? formats.time(value) : String(value);
  };
  return { label, text };
}
