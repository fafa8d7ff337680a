/**
 * The one normal form of text: what is searched, what must be unlike others, and what pages match are compared in it. Imports
 * nothing, so that services, contracts and pages may all use it.
 */

/** Marks that are no letters of their own: accents, points of Hebrew and Arabic that are mostly left out. Marks of kana and of Indic and Thai vowels stay. */
const accents: [from: number, to: number][] = [
  [0x0300, 0x036f], [0x1ab0, 0x1aff], [0x1dc0, 0x1dff], [0x20d0, 0x20ff], [0xfe20, 0xfe2f], [0x0591, 0x05bd], [0x05bf, 0x05bf], [0x05c1, 0x05c2], [0x05c4, 0x05c5], [0x05c7, 0x05c7],
  [0x064b, 0x065f], [0x0670, 0x0670],
];
/** The short i of Cyrillic is a letter, taken apart or not. */
const shortI = '\u0438\u0306';
const marks = new RegExp(`${shortI}|\\p{M}`, 'gu');
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** Letters that no rule of Unicode takes apart, as people type them where they lack them. Both Turkish i are one letter. */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ȷ: 'j', ĸ: 'k', ς: 'σ',
};
const others = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const katakana = /[\u30a1-\u30f6\u30fd\u30fe]/gu;
const plain = /^[\x20-\x7e]*$/;

/**
 * A text in the normal form: compatible characters made one (NFKC), without case, accents, width and what is not seen, katakana as
 * hiragana, each run of white space one blank. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (plain.test(text) && !text.includes('  ')) return text.toLowerCase();
  const apart = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(marks, unlessLetter).replace(ignorable, '');
  return apart
    .replace(others, (letter) => letters[letter] ?? letter)
    .replace(katakana, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .normalize('NFC');
}

function unlessLetter(mark: string): string {
  const code = mark.charCodeAt(0);
  return mark !== shortI && accents.some(([from, to]) => code >= from && code <= to) ? '' : mark;
}

/** A name as names are compared: in the normal form, no blanks around it. */
export const foldName = (name: string): string => foldText(name).trim();
