import { checkPassword, normalPassword } from './password.rules.js';

describe('checkPassword', () => {
  const codeOf = (password: string, name = 'ada'): unknown => {
    try {
      checkPassword(password, name);
      return 'fine';
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };

  it.each([
    ['elevenchars', 'password.tooShort'],
    ['パスワード十二文字未満', 'password.tooShort'],
    ['x'.repeat(4) + 'y'.repeat(253), 'password.tooLong'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['ababababababab', 'password.common'],
    ['123456789012', 'password.common'],
    ['Password2026!', 'password.common'],
    ['P4ssw0rd!!!!!', 'password.common'],
    ['Administrator99', 'password.common'],
    ['qwertyuiop12', 'password.common'],
    ['my name is ADA ok', 'password.containsName'],
    ['correct horse battery', 'fine'],
    ['霧の朝に港を見張る灯台', 'password.tooShort'],
    ['霧の朝に港を見張る古い灯台', 'fine'],
  ])('[ID-02] %s → %s', (password, expected) => {
    expect(codeOf(password)).toBe(expected);
  });

  it('counts characters as people do, not code units', () => {
    expect(codeOf('🔦🗼🌊⚓🛟🚢🐟🦀🐚🌫️🌙')).toBe('fine');
    expect(codeOf('🔦🗼🌊⚓🛟🚢')).toBe('password.tooShort');
  });

  it('lets a name of two letters be', () => {
    expect(codeOf('a long enough phrase', 'lo')).toBe('fine');
  });
});

describe('normalPassword', () => {
  it('is the same for composed and decomposed characters', () => {
    expect(normalPassword('caf\u0065\u0301')).toBe(normalPassword('caf\u00e9'));
  });
});
