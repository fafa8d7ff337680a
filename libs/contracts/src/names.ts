import { ValidateBy } from 'class-validator';
import { VigieError } from './errors/vigie-error.js';

export type NameFault = 'name.invisible' | 'name.mixedScripts';

const emoji = new RegExp('\\p{RGI_Emoji}', 'gv');
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Letters that no language of today needs in its names and that look like those that do (UTS 39, identifier types Technical, Obsolete,
 * Not_NFKC and Exclusion): phonetic ones but for those of African alphabets, modifier letters, small capitals, letters of mathematics,
 * ligatures, letters of old alphabets. Wide and half wide ones stay: Japanese names have them.
 */
const strange = new RegExp(`[${[
  '\\u0138\\u017f\\u01aa\\u01ab\\u01ba\\u01be-\\u01cc\\u01f1-\\u01f3\\u0221\\u0234-\\u0239',
  '\\u0250-\\u0252\\u0255\\u0258\\u025a\\u025c-\\u025f\\u0261\\u0262\\u0264-\\u0267\\u026a-\\u0271\\u0273\\u0274\\u0276-\\u0282\\u0284-\\u0287\\u028d-\\u0291\\u0293-\\u02b8\\u02e0-\\u02e4',
  '\\u03d0-\\u03ff\\u0460-\\u0482\\u1c80-\\u1c8f\\ua640-\\ua66e\\ua680-\\ua69d',
  '\\u1d00-\\u1dbf\\u1efa-\\u1eff\\u2071\\u207f\\u2090-\\u209c\\u2c71-\\u2c7d\\ua722-\\ua787\\ua78e-\\ua7a9\\ua7ab-\\ua7ff\\uab30-\\uab6f',
  '\\ufb00-\\ufb1c\\ufb20-\\ufb29\\ufb50-\\ufdfb\\ufe70-\\ufefc\\u{10780}-\\u{107bf}\\u{1d400}-\\u{1d7ff}\\u{1df00}-\\u{1dfff}',
  ...['Coptic', 'Gothic', 'Old_Italic', 'Deseret', 'Lycian', 'Lydian', 'Carian', 'Runic'].map((script) => `\\p{sc=${script}}`),
].join('')}]|(?=\\p{L})[\\u2100-\\u214f]`, 'u');

const marks = /[\p{Mn}\p{Me}]/gu;
/** Marks of every script, which people put upon any letter. */
const looseMarks = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\u2dff\ufe20-\ufe2f]/gu;
/** Marks upon one letter beside those that Unicode writes into it: of scripts that write vowels and tones so, and of every script. */
const most = { marks: 4, loose: 2 };

const isHeaped = (text: string): boolean => [...text.matchAll(/\p{M}{3,}/gu)]
  .some(([run]) => (run.match(marks) ?? []).length > most.marks || (run.match(looseMarks) ?? []).length > most.loose);

/** Scripts that people write today (UAX 31), and those that are written together (UTS 39, highly restrictive). */
const scripts = [
  'Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati', 'Gurmukhi', 'Hebrew', 'Kannada', 'Khmer', 'Lao', 'Malayalam',
  'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan',
];
const together = [['Latin', 'Han', 'Hiragana', 'Katakana'], ['Latin', 'Han', 'Bopomofo'], ['Latin', 'Han', 'Hangul']];

const ofScripts = (names: string[]): string => names.map((name) => `\\p{scx=${name}}`).join('');
const neutral = ofScripts(['Common', 'Inherited']);
const known = ofScripts([...scripts, ...new Set(together.flat())]);
const systems = [
  ...[...scripts.map((script) => [script]), ...together].map((system) => new RegExp(`^[${ofScripts(system)}${neutral}]*$`, 'u')),
  new RegExp(`^(?:[^${known}]|[${neutral}])*$`, 'u'),
];

/**
 * What makes a name look like another, or like nothing: characters that are not seen (zero width, direction marks, soft hyphens,
 * tags), letters of scripts that nobody writes in one word, letters that belong to no name, and heaps of marks. `whole`: the name counts as one word, as names do that people sign in with.
 */
export function nameFault(name: string, { whole = false } = {}): NameFault | undefined {
  const text = name.normalize('NFC').replace(emoji, '');
  if (invisible.test(text)) return 'name.invisible';
  if (strange.test(text) || isHeaped(text)) return 'name.mixedScripts';
  const words = whole ? [text] : text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.every((word) => systems.some((system) => system.test(word))) ? undefined : 'name.mixedScripts';
}

/** Refuses a name by what is wrong with it. */
export function requireReadableName(property: string, name: string, options?: { whole?: boolean }): void {
  const fault = nameFault(name, options);
  if (fault) throw new VigieError(fault, { property });
}

/** A name that can be told from others by looking at it. */
export const IsReadableName = (): PropertyDecorator => (target, property) => {
  for (const code of ['name.invisible', 'name.mixedScripts'] as const) {
    const validate = (value: unknown): boolean => typeof value !== 'string' || nameFault(value) !== code;
    ValidateBy({ name: code, validator: { validate } }, { message: code, context: { code } })(target, String(property));
  }
};
