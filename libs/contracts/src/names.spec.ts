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
