import { IsOptional } from 'class-validator';
import { IsReadableName, nameFault } from './names.js';
import { readAs } from './index.js';

class Named {
  @IsOptional()
  @IsReadableName()
  name?: string;
}

describe('nameFault', () => {
  it.each([
    'Admin', 'Équipe de nuit', 'Straße 5', 'Dağ', 'Камера', 'IP-камера', 'Axis камера 3', 'Ворота/Gate_2', '玄関カメラ', '東口ゲートA', 'さくらビル', 'ｶﾒﾗ1', 'カメラー', '１号館Ｂ', '카메라 漢字 A', 'Πύλη', 'بوابة', 'शिविर', 'กล้อง',
    '📷 Gate', '👩‍🚒 Wache', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Stand', '❤️', '', '№ 5 (50 °C)', "O'Neil", 'naïve', 'e\u0301tage', 'ᏣᎳᎩ',
  ])('[IN-07] takes %j', (name) => expect(nameFault(name)).toBeUndefined());

  it.each(['Admins\u200b', 'a\u202eb', '\u2066x', 'so\u00adft', 'x\u{e0041}', 'a\ufeff', 'a\u200d', 'a\u2060b', 'a\u3164', '\u2800', 'a\nb', 'a\u2028b', 'a\u034fb', 'a\ufe0f', '\u061c'])('[IN-07] refuses %j: something in it is not seen', (name) => {
    expect(nameFault(name)).toBe('name.invisible');
  });

  it.each(['\u0410dmin', 'Adm\u0456n', '\u0391dmin', 'P\u0430yroll team', 'Gate \u0421am', 'Ga\u0442e', 'カメрa', 'Aдмин', 'Ꭺdmin', '\u0555perator'])('[IN-07] refuses %j: scripts are mixed in a word', (name) => {
    expect(nameFault(name)).toBe('name.mixedScripts');
  });

  it.each([
    '\u1d00dmin', '\u1d00\u1d05\u1d0d\u026a\u0274', '\u0251dmin', 'adm\u1d62n', 'adm\u2071n', '\u{1d400}dmin', '\u{1d5ba}\u{1d5bd}\u{1d5c6}', '\u210admin', '\ufb01le', 'pa\u017fs', '\ua731ales', '\uab30dmin', '\u01c0ist', 'gate\u02b0',
    '\u2c81\u2c83', '\u{10300}\u{10301}', '\u03f3ob', '\u0461', '\ufe8d\ufe8e',
  ])('[IN-07] refuses %j: a letter in it belongs to no name', (name) => expect(nameFault(name)).toBe('name.mixedScripts'));

  it.each([
    `A${'\u0301'.repeat(4)}dmin`, 'q\u0300\u0301\u0302', `a${'\u0336\u0489'.repeat(20)}`, `\u0e01${'\u0e49'.repeat(5)}`, `\u0628${'\u064b'.repeat(5)}`, 'm\u20dd\u20dd\u20dd', '\u0301\u0301\u0301 gate', `g\u0903\u0300\u0903\u0300\u0903\u0300`,
  ])('[IN-07] refuses %j: marks are heaped upon a letter', (name) => expect(nameFault(name)).toBe('name.mixedScripts'));

  it.each([
    'Nguyễn Thị Hường', 'Nguyễn Thị Hường'.normalize('NFD'), 'ที่นั่งผู้ใหญ่', 'น้ำ', 'ক্ষুদ্র', 'क्षत्रिय', 'श्रीं', 'நுழைவு', 'മുൻവാതിൽ', 'ကြောင်း', 'ကျွန်ုပ်', 'ស្ត្រី', 'བསྒྲུབས', 'שַׁבָּת', 'مُحَمَّدٌ', 'ប៉ុស្តិ៍', 'Ẹ̀kọ́', 'Kapı', 'dakikalık', 'Ŋutigbe ɖe ƒe ɣe', 'Ɓaɗi', 'Ƙofa', 'ʻOkina', 'Əli',
    'カメラⅡ', '① 50 m²', '1ª planta', 'Ἀθῆναι', 'Ўзбек', 'Қазақ', 'ĳsbaan', 'q\u0300\u0301',
  ])('[IN-07] takes %j of a language that needs its letters and marks', (name) => expect(nameFault(name)).toBeUndefined());

  it('[IN-07] takes a name that people sign in with as one word', () => {
    expect(nameFault('\u0410. Smith')).toBeUndefined();
    expect(nameFault('\u0410. Smith', { whole: true })).toBe('name.mixedScripts');
    expect(nameFault('山田 Taro', { whole: true })).toBeUndefined();
  });

  it('[IN-07] answers with its own code', () => {
    expect(() => readAs(Named, { name: 'Admins\u200b' })).toThrow(expect.objectContaining({ code: 'name.invisible', property: 'name' }));
    expect(() => readAs(Named, { name: '\u0410dmin' })).toThrow(expect.objectContaining({ code: 'name.mixedScripts', property: 'name' }));
    expect(readAs(Named, { name: 'Gate' })).toEqual({ name: 'Gate' });
  });
});
