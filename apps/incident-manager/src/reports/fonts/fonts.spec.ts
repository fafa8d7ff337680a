import fc from 'fast-check';
import { isIn, readCodePoints, stretchesOf } from './code-points.rules.js';
import { FontChoice } from './font-choice.js';
import { fontRuns } from './font-runs.rules.js';
import { drawnLines, hasRightToLeft } from './right-to-left.rules.js';
import { Typesetter } from './typesetter.js';

const fonts = new FontChoice();
const shown = (text: string): [string, string | undefined][] => fontRuns(text, fonts).map((run) => [run.text, run.font?.name]);

describe('which font draws what', () => {
  it('reads stretches of code points and finds every one', () => {
    expect(readCodePoints('U+61-7A,U+41, u+1F600-1F64F')).toEqual([[0x41, 0x41], [0x61, 0x7a], [0x1f600, 0x1f64f]]);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1 }), fc.integer({ min: 0, max: 300 }), (list, one) => {
      expect(isIn(stretchesOf(list), one)).toBe(list.includes(one));
    }));
  });

  it.each([
    ['Gate 防犯①!', ['Roboto', 'Japanese', 'Roboto']], ['Ελληνικά, Русский, Tiếng Việt', ['Roboto']], ['שלום', ['noto-sans-hebrew hebrew']], ['مرحبا', ['noto-sans-arabic arabic']],
    ['สวัสดี', ['noto-sans-thai thai']], ['नमस्ते', ['noto-sans-devanagari devanagari']], ['☐', ['noto-sans-symbols-2 symbols']], ['👩‍🚒', [expect.stringContaining('noto-emoji') as string]],
  ])('[IM-29] %s', (text, expected) => expect(shown(text).map(([, font]) => font)).toEqual(expected));

  it('[IM-29] changes the font and loses no character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fontRuns(text, fonts).map((run) => run.text).join('')).toBe(text);
    }));
  });

  it('[IM-29] keeps a letter with its marks in one font', () => {
    for (const letter of ['क्षि', 'ที่', 'e\u0301', '🇫🇷', '한']) expect(shown(`a${letter}b`).some(([text]) => text.includes(letter))).toBe(true);
  });
});

describe('text from right to left', () => {
  it('[IM-29] is drawn in the order of Unicode: words from the right, numbers and names as they are, brackets turned', () => {
    const [line] = drawnLines('דלת 12 (Gate B) נפתחה', 100, fonts);
    expect(line?.fromRight).toBe(true);
    expect(line?.runs.map(({ text }) => text).join('').replace(/\s+/g, ' ')).toBe('נפתחה (Gate B) 12 דלת');
  });

  it('[IM-29] breaks between words, within a word that is too long, and loses nothing', () => {
    const letters = fc.array(fc.constantFrom('א', 'ב', 'ש', ' ', '1', 'a', 'م', '(', '\n'), { maxLength: 80 });
    fc.assert(fc.property(letters, fc.integer({ min: 4, max: 30 }), (text, width) => {
      const lines = drawnLines(text.join(''), width, fonts);
      const drawn = lines.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
      const sorted = (value: string): string => [...value.replace(/[\s()]/g, '')].sort().join('');
      expect(sorted(drawn)).toBe(sorted(text.join('')));
      for (const { runs } of lines) {
        const wide = runs.reduce((sum, run) => sum + [...run.text].reduce((all, letter) => all + (run.font ? fonts.widthOf(run.font, letter.codePointAt(0) ?? 0) : 1), 0), 0);
        expect(wide).toBeLessThanOrEqual(width + 1e-9);
      }
    }));
  });

  it('leaves everything else to the layout', () => {
    for (const text of ['Gate', 'Grüße', '防犯', '😀', 'สวัสดี']) expect(hasRightToLeft(text)).toBe(false);
  });
});

describe('the typesetter', () => {
  it('[IM-29] lets a word that may be wider than its column break anywhere, and only such', () => {
    const hash = 'a3'.repeat(32);
    const set = new Typesetter(fonts).set(`Seen at ${hash} by the gate`, 32) as { text: { text: string; wordBreak?: string }[] };
    expect(set.text.map(({ text, wordBreak }) => [text, wordBreak])).toEqual([['Seen at ', undefined], [hash, 'break-all'], [' by the gate', undefined]]);
    const usual = new Typesetter(fonts).set('An extraordinarily incomprehensible word', 32) as { text: object[] };
    expect(usual.text).toHaveLength(1);
  });

  it('[IM-29] knows which fonts are needed for which characters, and what none has', () => {
    const setter = new Typesetter(fonts);
    setter.set('Gate, دروازه', 30);
    setter.set('\u{10a00}\u{10a01} and ☐', 30);
    expect(setter.uses().map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['noto-sans-arabic arabic', 'noto-sans-symbols-2 symbols']));
    expect(setter.missing.join('')).toContain('\u{10a00}');
  });
});
