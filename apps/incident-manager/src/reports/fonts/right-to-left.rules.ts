import bidiFactory from 'bidi-js';
import type { Bidi, EmbeddingLevels } from 'bidi-js';
import { fontRuns } from './font-runs.rules.js';
import type { Run } from './font-runs.rules.js';
import type { FontChoice } from './font-choice.js';

/** Its types speak of an ES module; what Node loads is the factory itself. */
const bidi = (bidiFactory as unknown as () => Bidi)();
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const invisible = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whether text is written from right to left, wholly or in part. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** A line as it is drawn, from left to right. */
export interface DrawnLine {
  runs: Run[];
  /** The line begins at the right edge. */
  fromRight: boolean;
}

/**
 * Breaks text into lines of at most `width` ems and puts each in the order in which it is drawn (UAX 9): the layout below
 * knows only left to right. Each run holds one direction; its font shapes the letters.
 */
export function drawnLines(text: string, width: number, fonts: FontChoice): DrawnLine[] {
  return text.split('\n').flatMap((paragraph) => {
    const levels = bidi.getEmbeddingLevels(paragraph);
    const fromRight = ((levels.paragraphs[0]?.level ?? 0) & 1) === 1;
    return lineEnds(paragraph, width, fonts).map(([from, to]) => ({ runs: drawn(paragraph, levels, from, to, fonts), fromRight }));
  });
}

/** Where lines begin and end: between words, and within a word that is wider than a line. */
function lineEnds(paragraph: string, width: number, fonts: FontChoice): [number, number][] {
  const lines: [number, number][] = [];
  let [from, space, used, sinceSpace, at] = [0, -1, 0, 0, 0];
  for (const { text, font } of fontRuns(paragraph, fonts)) {
    for (const letter of text) {
      const wide = font ? fonts.widthOf(font, letter.codePointAt(0) ?? 0) : 1;
      if (used + wide > width && at > from) {
        const atSpace = space >= from;
        lines.push([from, atSpace ? space : at]);
        from = atSpace ? space + 1 : at;
        used = atSpace ? sinceSpace : 0;
        space = -1;
      }
      used += wide;
      sinceSpace += wide;
      if (letter === ' ') [space, sinceSpace] = [at, 0];
      at += letter.length;
    }
  }
  return [...lines, [from, paragraph.length]];
}

function drawn(paragraph: string, levels: EmbeddingLevels, from: number, to: number, fonts: FontChoice): Run[] {
  if (from >= to) return [];
  const mirrored = bidi.getMirroredCharactersMap(paragraph, levels.levels, from, to - 1);
  const order = bidi.getReorderedIndices(paragraph, levels, from, to - 1).filter((index) => index >= from && index < to);
  const runs: Run[] = [];
  for (const { start, end, reversed } of stretches(order)) {
    let text = '';
    for (let index = start; index <= end; index++) text += mirrored.get(index) ?? paragraph[index] ?? '';
    // Words one by one: what draws them lays words out from left to right, whatever is in them.
    const pieces = text.replace(invisible, '').split(/( +)/).flatMap((word) => fontRuns(word, fonts)).map((run) => (reversed ? { ...run, text: asDrawn(run.text) } : run));
    runs.push(...(reversed ? pieces.reverse() : pieces));
  }
  return runs;
}

/** Letters of a script that runs to the left are turned by their font; signs between them are not. */
const asDrawn = (text: string): string => (hasRightToLeft(text) ? text : [...text].reverse().join(''));

/** Indices in the order of drawing, gathered into stretches that run one way. */
function stretches(order: readonly number[]): { start: number; end: number; reversed: boolean }[] {
  const found: { start: number; end: number; reversed: boolean }[] = [];
  for (let at = 0; at < order.length;) {
    const step = (order[at + 1] ?? Number.NaN) - (order[at] ?? 0);
    let next = at + 1;
    while (Math.abs(step) === 1 && (order[next] ?? Number.NaN) - (order[next - 1] ?? 0) === step) next += 1;
    const [first, last] = [order[at] ?? 0, order[next - 1] ?? 0];
    found.push({ start: Math.min(first, last), end: Math.max(first, last), reversed: step === -1 });
    at = next;
  }
  return found;
}
