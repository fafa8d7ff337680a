import type { Language } from '@vigie/contracts';
import { isPropertyMember } from '../properties/property-member.js';
import type { PropertySet } from '../properties/property-set.js';

/** How an empty member is told. */
export const emptyText: Record<Language, string> = { en: '(empty)', fr: '(vide)', ja: '（なし）' };

const labels: Record<string, Record<Language, string>> = {
  title: { en: 'Title', fr: 'Titre', ja: 'タイトル' },
  description: { en: 'Description', fr: 'Description', ja: '説明' },
  type: { en: 'Type', fr: 'Type', ja: '種類' },
  status: { en: 'Status', fr: 'État', ja: '状態' },
  startTime: { en: 'Start time', fr: 'Heure de début', ja: '開始日時' },
  endTime: { en: 'End time', fr: 'Heure de fin', ja: '終了日時' },
  assignee: { en: 'Assigned to', fr: 'Attribué à', ja: '担当者' },
  dueTime: { en: 'Due', fr: 'Échéance', ja: '期限' },
};

/** A member of a project as people know it: what administrators named has that name. */
export function memberLabel(property: string, { categories, fields }: PropertySet, language: Language): string {
  const defined = isPropertyMember(property) ? [...categories, ...fields].find(({ member }) => member === property) : undefined;
  return defined?.name || labels[property]?.[language] || property;
}
