import { VigieError } from './errors/vigie-error.js';

/** Whether a text is one: no half of a pair of surrogates, which is no character, and no NUL, which PostgreSQL does not keep. */
export const isSoundText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Refuses, by the member's name, texts and names of members anywhere in a value that are not sound (`text.unsound`). */
export function requireSoundTexts(value: unknown, property = ''): void {
  if (typeof value === 'string') {
    if (!isSoundText(value)) throw new VigieError('text.unsound', { property: property || 'text' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const name in value) {
    if (!isSoundText(name)) throw new VigieError('text.unsound', { property: property || 'name' });
    const member = (value as Record<string, unknown>)[name];
    if (typeof member === 'string' ? !isSoundText(member) : typeof member === 'object') requireSoundTexts(member, property ? `${property}.${name}` : name);
  }
}

/** At most so many characters (UTF-16) of a text, none of them cut in two. */
export const cutText = (text: string, most: number): string => (text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text);
