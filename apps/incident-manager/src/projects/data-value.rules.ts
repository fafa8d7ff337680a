import { readInstant, VigieError } from '@vigie/contracts';
import type { IncidentDataKind, Language } from '@vigie/contracts';
import type { DefinedField } from '../properties/property-set.js';
import { tidy } from '../texts/plain-text.js';
import { readTime } from '../texts/time.rules.js';

/** A value as it is kept: whole and decimal numbers as digits, so that none is rounded. */
export type DataValue = string | boolean | Date;

/** Most characters of a text. */
export const mostText = 4_000;

/** Longer than any number that is taken. */
const mostDigits = 64;

const number = /^([+-]?)0*(\d{1,14})(?:\.(\d{1,6}?)0*)?$/;

/** Digits without needless zeros: `-0.50` is `-0.5`; undefined where it has more than 14 before or 6 after the point. */
export function readDecimal(text: string): string | undefined {
  const [, sign = '', whole, fraction = ''] = (text.length > mostDigits ? null : number.exec(text)) ?? [];
  if (whole === undefined) return undefined;
  const digits = /^0+$/.test(fraction) || fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

const readers: Record<IncidentDataKind, (value: unknown, property: string) => DataValue | null | undefined> = {
  integer: (value) => (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : undefined),
  decimal: (value) => (typeof value === 'string' || typeof value === 'number' ? readDecimal(String(value)) : undefined),
  text: (value) => (typeof value === 'string' && value.length <= mostText ? tidy(value) : undefined),
  checkBox: (value) => (typeof value === 'boolean' ? value : undefined),
  dateTime: (value, property) => (typeof value === 'string' && readInstant(value) ? readTime(property, value) : undefined),
};

/** What a field takes, as the sentence of `incident.property.wrongKind` says it. */
const expected: Record<IncidentDataKind, Record<Language, string>> = {
  integer: {
    en: 'a whole number of at most 15 digits', fr: 'un nombre entier de 15 chiffres au plus', ja: '15桁までの整数',
  },
  decimal: {
    en: 'a number with at most 14 digits before and 6 after the point', fr: 'un nombre de 14 chiffres au plus avant la virgule et 6 après', ja: '整数部14桁、小数部6桁までの数値',
  },
  text: { en: `a text of at most ${mostText} characters`, fr: `un texte de ${mostText} caractères au plus`, ja: `${mostText}文字までのテキスト` },
  checkBox: { en: 'yes or no', fr: 'oui ou non', ja: '「はい」か「いいえ」' },
  dateTime: { en: 'a date and time with its offset, such as 2026-11-30T10:00:00Z', fr: 'une date et une heure avec décalage, telle que 2026-11-30T10:00:00Z', ja: 'オフセット付きの日時（例: 2026-11-30T10:00:00Z）' },
};

/** Reads what somebody enters into a field; null: nothing. Throws `incident.property.wrongKind`, or `incident.timeOutOfRange` (IM-24). */
export function readDataValue({ member, name, kind }: DefinedField, value: unknown, language: Language): DataValue | null {
  if (value === null) return null;
  const read = readers[kind](value, member);
  if (read === undefined) throw new VigieError('incident.property.wrongKind', { property: member, params: { property: name, kind: expected[kind][language] } });
  return read;
}
