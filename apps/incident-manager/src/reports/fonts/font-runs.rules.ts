import type { PrintFont } from './font-catalogue.js';
import type { FontChoice } from './font-choice.js';

/** A piece of text in one font; undefined: no font has it. */
export interface Run {
  text: string;
  font: PrintFont | undefined;
}

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Letters that marks, joiners or flags may change: only then do clusters have to be looked for. */
const composed = /\p{M}|\p{Join_Control}|\p{Variation_Selector}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

/** Cuts text where the font has to change, and nowhere within a letter with its marks. No character is lost. */
export function fontRuns(text: string, fonts: Pick<FontChoice, 'of'>): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const cluster of composed.test(text) ? graphemes(text) : text) {
    const font = fonts.of(cluster, last?.font);
    if (last && last.font === font) last.text += cluster;
    else runs.push(last = { text: cluster, font });
  }
  return runs;
}

/** Letters with their marks, flags, families: what a reader takes for one character. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of clusters.segment(text)) yield segment;
}
