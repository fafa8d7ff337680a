import { ValidateBy } from 'class-validator';
import { VigieError } from './errors/vigie-error.js';

export type NameFault = 'name.invisible' | 'name.mixedScripts';

const emoji = new RegExp('\\p{RGI_Emoji}', 'gv');
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

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
 * tags), and letters of scripts that nobody writes in one word. `whole`: the name counts as one word, as names do that people sign in with.
 */
export function nameFault(name: string, { whole = false } = {}): NameFault | undefined {
  const text = name.replace(emoji, '');
  if (invisible.test(text)) return 'name.invisible';
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
