import fc from 'fast-check';
import { cutText, requireSoundTexts } from './sound-text.js';
import { readAs, ref, Ref } from './index.js';

const unsound = fc.constantFrom('\ud800', 'a\udfffb', '\0', '\udc00\ud800');

describe('requireSoundTexts', () => {
  it('[IN-07] takes whatever is text', () => {
    fc.assert(fc.property(fc.jsonValue().filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))), (value) => requireSoundTexts(value)));
    requireSoundTexts({ pair: '😀', list: ['é'] });
  });

  it('[IN-07] refuses by name what is none, however deep it stands', () => {
    fc.assert(fc.property(unsound, fc.array(fc.constantFrom('a', 'b', '0'), { maxLength: 5 }), (text, path) => {
      const value = [...path].reverse().reduce<unknown>((within, name) => ({ [name]: within }), { title: text });
      expect(() => requireSoundTexts(value)).toThrow(expect.objectContaining({ code: 'text.unsound', property: [...path, 'title'].join('.') }));
    }));
    expect(() => requireSoundTexts({ 'a\0': 1 })).toThrow('text.unsound');
  });

  it('[IN-07] holds for what services say to each other', () => {
    expect(() => readAs(Ref, { ...ref('cameras', '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10'), note: { of: ['\ud800'] } })).toThrow(expect.objectContaining({ code: 'text.unsound', property: 'note.of.0' }));
  });
});

describe('cutText', () => {
  it('[IN-07] cuts no character in two', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      const cut = cutText(text, most);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut) && cut.length <= most && (text.length <= most ? cut === text : cut.length >= most - 1)).toBe(true);
    }));
  });
});

describe('cutText', () => {
  it('[IN-07] cuts no character in two', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      const cut = cutText(text, most);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut) && cut.length <= most && (text.length <= most ? cut === text : cut.length >= most - 1)).toBe(true);
    }));
  });
});
