import fc from 'fast-check';
import { foldName, foldText } from './fold-text.js';

describe('foldText', () => {
  it.each([
    ['île', 'ÎLE', 'ile', 'i\u0302le', 'Île'], ['Équipe', 'équipe', 'EQUIPE', 'equipe', 'Ｅｑｕｉｐｅ', 'e\u0301quipe'], ['échafaudage', 'ÉCHAFAUDAGE', 'echafaudage'], ['œuvre', 'ŒUVRE', 'oeuvre'],
    ['überflutung', 'ÜBERFLUTUNG', 'uberflutung'], ['straße', 'STRASSE', 'STRAẞE', 'ſtrasse'], ['пожар', 'ПОЖАР'], ['ёлка', 'ЁЛКА', 'елка'], ['смородина', 'СМОРОДИНА'],
    ['DIYARBAKIR', 'Diyarbakır', 'DİYARBAKIR', 'diyarbakir'], ['ΟΔΟΣ', 'οδος', 'οδός', 'Οδοσ'], ['Łódź', 'lodz'], ['Malmø', 'MALMO'],
    ['カメラ', 'かめら', 'ｶﾒﾗ'], ['ゲート', 'ｹﾞｰﾄ', 'げーと', 'ケ\u3099ート'], ['１号館', '1号館'], ['㈱', '(株)', '（株）'], ['ヴ', 'ゔ', 'ｳﾞ'],
    ['soft\u00adware', 'software', 'soft\u200bware'], ['a\u00a0b', 'a b', 'a\n b', 'a\u3000b'], ['ﬁn', 'fin'], ['№ 5', 'No 5', 'NO 5'], ['שָׁלוֹם', 'שלום'], ['مُحَمَّد', 'محمد'],
  ])('[IN-07] makes one of %j, %j and the like', (...texts) => {
    expect(new Set(texts.map(foldText)).size).toBe(1);
  });

  it.each([['мой', 'мои'], ['かき', 'かぎ'], ['はん', 'ぱん'], ['कि', 'क'], ['กี', 'กา'], ['a', 'b'], ['カー', 'カ'], ['つ', 'っ'], ['가', '거'], ['a b', 'ab'], ['\u0410dmin', 'Admin']])('[IN-07] keeps %j and %j apart', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  it('[IN-07] folds what is folded to itself, in whatever form it came, and stays text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const folded = foldText(text);
      expect(foldText(folded)).toBe(folded);
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(foldText(text.normalize(form))).toBe(folded);
      expect(folded.isWellFormed()).toBe(true);
    }), { numRuns: 2_000 });
  });

  it('[IN-07] does so for every character there is', () => {
    const wrong: string[] = [];
    for (let code = 1; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const folded = foldText(String.fromCodePoint(code));
      if (foldText(folded) !== folded) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('[IN-07] finds each piece of a text in the whole', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Île', 'ÉQUIPE', 'ｶﾞ', 'straße', 'ПОЖАР', '漢字', 'İz', 'ﬁ')), fc.nat(), (words, at) => {
      const word = words[at % Math.max(words.length, 1)] ?? '';
      expect(foldText(words.join(' '))).toContain(foldText(word));
    }));
  });
});

it('[IN-07] names are compared without the blanks around them', () => expect(foldName('  Équipe  de\u00a0nuit ')).toBe('equipe de nuit'));
