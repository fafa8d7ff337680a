import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync } from 'fontkit';
import type { Font } from 'fontkit';
import { isIn, readCodePoints, stretchesOf } from './code-points.rules.js';
import type { CodePoints } from './code-points.rules.js';

const require = createRequire(import.meta.url);
const homeOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** A font as the printing thread loads it: whole files, or such as are cut down to the characters that a report has. */
export interface PrintFont {
  name: string;
  /** Files by weight; the same file twice where it holds all weights, or has only one. */
  normal: string;
  bold: string;
  /** Cut down before it is used: what holds all weights, or is packed for the web, cannot be embedded as it is. */
  cut: boolean;
  covers: CodePoints;
}

const roboto = join(homeOf('pdfmake'), 'fonts/Roboto');
const japanese = homeOf('@expo-google-fonts/biz-udpgothic');

/** Scripts beside Latin, Greek, Cyrillic and Japanese: the package, the parts of it that are that script; `fixed`: files of one weight that are quick to open. */
const packages: readonly { name: string; parts: (part: string) => boolean; fixed?: true }[] = [
  { name: '@fontsource/noto-sans-arabic', parts: (part) => part === 'arabic', fixed: true },
  { name: '@fontsource/noto-sans-hebrew', parts: (part) => part === 'hebrew', fixed: true },
  { name: '@fontsource/noto-sans-symbols-2', parts: (part) => part === 'symbols' || part === 'braille', fixed: true },
  ...['thai', 'devanagari', 'bengali', 'tamil', 'georgian', 'armenian', 'ethiopic'].map((script) => ({ name: `@fontsource-variable/noto-sans-${script}`, parts: (part: string) => part === script })),
  ...['kr', 'sc'].map((script) => ({ name: `@fontsource-variable/noto-sans-${script}`, parts: (part: string) => part.startsWith('[') })),
  { name: '@fontsource-variable/noto-emoji', parts: (part) => part.startsWith('[') },
];

/** Every font there is, those that are preferred first; what files say of themselves where they are quick to open, else what their style sheet says. */
export function readCatalogue(): PrintFont[] {
  return [
    whole('Roboto', join(roboto, 'Roboto-Regular.ttf'), join(roboto, 'Roboto-Medium.ttf')),
    whole('Japanese', join(japanese, '400Regular/BIZUDPGothic_400Regular.ttf'), join(japanese, '700Bold/BIZUDPGothic_700Bold.ttf')),
    ...packages.flatMap(({ name, parts, fixed }) => {
      const home = homeOf(name);
      const family = name.slice(name.indexOf('/') + 1);
      const ranges = Object.entries(JSON.parse(readFileSync(join(home, 'unicode.json'), 'utf8')) as Record<string, string>);
      return ranges.filter(([part]) => parts(part)).map(([part, range]): PrintFont => {
        const file = (weight: string): string => join(home, 'files', `${family}-${part.replace(/[[\]]/g, '')}-${weight}-normal.${fixed ? 'woff' : 'woff2'}`);
        const [normal, bold] = fixed ? [file('400'), file(family.endsWith('symbols-2') ? '400' : '700')] : [file('wght'), file('wght')];
        return { name: `${family} ${part}`, normal, bold, cut: true, covers: fixed ? stretchesOf(open(normal).characterSet) : readCodePoints(range) };
      });
    }),
  ];
}

const whole = (name: string, normal: string, bold: string): PrintFont => ({ name, normal, bold, cut: false, covers: stretchesOf(open(normal).characterSet) });

const open = (path: string): Font => openSync(path) as Font;

/** How wide characters of one font are, in ems; opened when it is first asked. */
export class Widths {
  private readonly fonts = new Map<string, { font: Font; known: Map<number, number> }>();

  of({ name, normal }: PrintFont, codePoint: number): number {
    const opened = this.fonts.get(name) ?? { font: open(normal), known: new Map<number, number>() };
    this.fonts.set(name, opened);
    const known = opened.known.get(codePoint);
    if (known !== undefined) return known;
    const width = opened.font.glyphForCodePoint(codePoint).advanceWidth / opened.font.unitsPerEm;
    opened.known.set(codePoint, width);
    return width;
  }
}

export const coversOf = (font: PrintFont, codePoint: number): boolean => isIn(font.covers, codePoint);
