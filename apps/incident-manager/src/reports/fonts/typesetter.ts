import type { PrintFont } from './font-catalogue.js';
import type { FontChoice } from './font-choice.js';
import { fontRuns, graphemes } from './font-runs.rules.js';
import type { Run } from './font-runs.rules.js';
import { drawnLines, hasRightToLeft } from './right-to-left.rules.js';

/** A piece of text as the layout takes it. */
export interface SetRun {
  text: string;
  font?: string;
  noWrap?: true;
  wordBreak?: 'break-all';
}

/** Text as the layout takes it: one that it breaks into lines itself, or lines that are broken already. */
export type SetText = { text: SetRun[]; preserveLeadingSpaces: true } | { stack: { text: SetRun[]; alignment: 'left' | 'right' }[] };

/** A font that a document needs, and for which characters. */
export interface FontUse extends Pick<PrintFont, 'name' | 'normal' | 'bold' | 'cut'> {
  text: string;
}

/** Letters that the first font draws and that need no look at each of them. */
const plain = /^[\t\n\r\x20-\x7e\u00a0-\u017f\u0386-\u03ce\u0400-\u045f\u2013-\u2026\u20ac]*$/;
const words = /[^\s\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+/gu;
/** Letters that may carry marks, or be written as two: words of them are broken between whole letters only. */
const together = /\p{M}|\p{Join_Control}|\p{Surrogate}|[^\0-\uffff]|[\u0900-\u0dff\u0e00-\u109f]/u;

/** Sets the text of one document: in fonts that have it, never wider than its column, and notes what no font has. */
export class Typesetter {
  private readonly used = new Map<PrintFont, Set<string>>();
  private readonly lacking = new Set<string>();

  constructor(private readonly fonts: FontChoice) {}

  /** @param width of the column, in ems of the text's size. */
  set(text: string, width: number): SetText {
    const clean = text.replace(/\r\n?/g, '\n');
    if (plain.test(clean)) return { text: this.broken([{ text: clean, font: undefined }], width), preserveLeadingSpaces: true };
    if (!hasRightToLeft(clean)) return { text: this.broken(this.note(fontRuns(clean, this.fonts)), width), preserveLeadingSpaces: true };
    return {
      stack: drawnLines(clean, width, this.fonts).map(({ runs, fromRight }) => ({
        text: runs.length === 0 ? [{ text: ' ' }] : this.note(runs).map((run) => ({ ...named(run), noWrap: true as const })), alignment: fromRight ? 'right' as const : 'left' as const,
      })),
    };
  }

  /** The fonts beside those that are always there, each with the characters it is needed for. */
  uses(): FontUse[] {
    return [...this.used].map(([{ name, normal, bold, cut }, letters]) => ({ name, normal, bold, cut, text: [...letters].join('') }));
  }

  /** What no font has, in the order it was met. */
  get missing(): string[] {
    return [...this.lacking];
  }

  private note(runs: Run[]): Run[] {
    for (const { text, font } of runs) {
      const letters = font ? this.used.get(font) ?? new Set() : this.lacking;
      for (const letter of text) letters.add(letter);
      if (font) this.used.set(font, letters);
    }
    return runs;
  }

  /** Words that may be wider than the column break anywhere. */
  private broken(runs: Run[], width: number): SetRun[] {
    return runs.flatMap((run) => {
      const pieces: SetRun[] = [];
      let at = 0;
      for (const { 0: word, index } of run.text.matchAll(words)) {
        if (word.length * broadest <= width || widest(word) <= width) continue;
        if (index > at) pieces.push(named({ ...run, text: run.text.slice(at, index) }));
        pieces.push(together.test(word) ? named({ ...run, text: inLines(word, width) }) : { ...named({ ...run, text: word }), wordBreak: 'break-all' });
        at = index + word.length;
      }
      if (at < run.text.length || pieces.length === 0) pieces.push(named({ ...run, text: run.text.slice(at) }));
      return pieces;
    });
  }
}

const named = ({ text, font }: Run): SetRun => (font && font.name !== 'Roboto' ? { text, font: font.name } : { text });

const broadest = 1.05;
/** What stands beyond the basic plane is drawn broader: emoji most of all. */
const broader = 1.4;

/** At most how wide a word is, in ems. */
function widest(word: string): number {
  let width = 0;
  for (const letter of word) width += letter.length > 1 ? broader : /[a-ln-vx-z\d]/.test(letter) ? 0.6 : /[iljft.,:;'|!/\\()[\]-]/.test(letter) ? 0.45 : broadest;
  return width;
}

/** Breaks a word whose letters carry marks: whole letters, as many as surely fit. */
function inLines(word: string, width: number): string {
  let [text, used] = ['', 0];
  for (const letter of graphemes(word)) {
    const wide = [...letter].reduce((sum, one) => sum + (one.length > 1 ? broader : broadest), 0);
    if (used > 0 && used + wide > width) [text, used] = [`${text}\n`, 0];
    text += letter;
    used += wide;
  }
  return text;
}
