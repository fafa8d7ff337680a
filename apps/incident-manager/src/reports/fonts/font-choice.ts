import { coversOf, readCatalogue, Widths } from './font-catalogue.js';
import type { PrintFont } from './font-catalogue.js';

/** Never drawn: joiners, variation selectors, marks of direction; a font need not have them. */
const unseen = (codePoint: number): boolean =>
  (codePoint >= 0x200b && codePoint <= 0x200f) || (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2060 && codePoint <= 0x2069)
  || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint === 0xfeff || codePoint < 0x20;

/** Which font draws what, for all reports of this process. */
export class FontChoice {
  private readonly fonts: readonly PrintFont[];
  private readonly widths = new Widths();
  private readonly known = new Map<number, PrintFont | null>();

  constructor(fonts: readonly PrintFont[] = readCatalogue()) {
    this.fonts = fonts;
  }

  /** The font of a cluster (a letter with its marks): the one before where it has all of it, else the first that has; undefined where none has. */
  of(cluster: string, before?: PrintFont): PrintFont | undefined {
    const codePoints = [...cluster].map((letter) => letter.codePointAt(0) ?? 0).filter((codePoint) => !unseen(codePoint));
    const [first, ...rest] = codePoints;
    if (first === undefined) return before ?? this.fonts[0];
    // A space or full stop between two words of a script stays in that script's font.
    if (before && isShared(first) && codePoints.every((codePoint) => coversOf(before, codePoint))) return before;
    if (rest.length === 0) return this.single(first);
    return this.fonts.find((font) => codePoints.every((codePoint) => coversOf(font, codePoint))) ?? this.single(first);
  }

  /** In ems of the font that draws it. */
  widthOf(font: PrintFont, codePoint: number): number {
    return unseen(codePoint) ? 0 : this.widths.of(font, codePoint);
  }

  private single(codePoint: number): PrintFont | undefined {
    const known = this.known.get(codePoint);
    if (known !== undefined) return known ?? undefined;
    const found = this.fonts.find((font) => coversOf(font, codePoint));
    this.known.set(codePoint, found ?? null);
    return found;
  }
}

const isShared = (codePoint: number): boolean => codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x2e || codePoint === 0x2c || codePoint === 0x3a;
