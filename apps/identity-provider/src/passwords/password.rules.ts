import { VigieError } from '@vigie/contracts';
import { commonPasswords } from './common-passwords.js';

/** Fewest and most characters of a password (ID-06 in its first form). */
export const passwordLength = { least: 12, most: 256 } as const;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
/** `P4ssw0rd!2026` and `password` are one guess to those who guess. */
const plainLetters: Record<string, string> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const unadorned = (text: string): string =>
  fold(text).replace(/[\d\W_]+$/u, '').replace(/[013457@$!]/g, (sign) => plainLetters[sign] ?? sign).replace(/[^\p{L}]/gu, '');

/** Code points: what people count as characters. */
const lengthOf = (text: string): number => [...text].length;

const repeats = (text: string): boolean => new Set(text).size <= 3;

/** Throws the reason why a password is refused for this user name; returns when it is good enough. */
export function checkPassword(password: string, name: string): void {
  const length = lengthOf(password);
  if (length < passwordLength.least) throw refusal('password.tooShort');
  if (length > passwordLength.most) throw refusal('password.tooLong');
  if (repeats(fold(password)) || commonPasswords.has(fold(password)) || commonPasswords.has(unadorned(password))) throw refusal('password.common');
  const folded = fold(name);
  if (folded.length >= 3 && fold(password).includes(folded)) throw refusal('password.containsName');
}

const refusal = (code: 'password.tooShort' | 'password.tooLong' | 'password.common' | 'password.containsName'): VigieError =>
  new VigieError(code, { property: 'password', params: { least: passwordLength.least, most: passwordLength.most } });

/** What is hashed: the same characters however a keyboard composes them. */
export const normalPassword = (password: string): string => password.normalize('NFC');
