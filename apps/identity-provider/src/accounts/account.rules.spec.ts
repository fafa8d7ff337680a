import { checkChange, checkName, nameKey } from './account.rules.js';

const admin = { id: 'a', name: 'Admin', builtIn: true };
const ada = { id: 'b', name: 'ada', builtIn: false };

describe('checkChange', () => {
  it.each([[{ delete: true }], [{ name: 'root' }], [{ name: 'admin' }], [{ disabled: true }]])('[ID-03] refuses %j on Admin, whoever asks', (change) => {
    expect(() => checkChange(admin, change, ada)).toThrow('account.builtInStays');
    expect(() => checkChange(admin, change, admin)).toThrow('account.builtInStays');
  });

  it('[ID-03] lets Admin keep its name and be described', () => {
    expect(() => checkChange(admin, { name: 'Admin', disabled: false }, ada)).not.toThrow();
  });

  it('lets nobody disable or delete themselves, but rename', () => {
    expect(() => checkChange(ada, { disabled: true }, ada)).toThrow('account.self');
    expect(() => checkChange(ada, { delete: true }, ada)).toThrow('account.self');
    expect(() => checkChange(ada, { name: 'Ada L.' }, ada)).not.toThrow();
    expect(() => checkChange(ada, { disabled: true, delete: true }, admin)).not.toThrow();
  });
});

describe('names', () => {
  it('[ID-02] are one however they are typed', () => {
    expect(new Set(['Adá', ' ada ', 'ＡＤＡ', 'ada', 'ADÁ'].map(nameKey)).size).toBe(1);
    expect(nameKey('ada')).not.toBe(nameKey('adа'));
  });

  it.each(['', '   ', 'a'.repeat(65), '<b>', 'say "hi"'])('refuses %j', (name) => {
    expect(() => checkName(name)).toThrow('request.invalid');
  });

  it.each([['a\u0000b', 'name.invisible'], ['a\u202eb', 'name.invisible'], ['Ad\u00admin', 'name.invisible'], ['\u0410dmin', 'name.mixedScripts'], ['\u1d00dmin', 'name.mixedScripts'], ['Admi\u0301\u0301\u0301\u0301n', 'name.mixedScripts'], ['\u0410. Smith', 'name.mixedScripts']])('[IN-07] refuses %j by %s', (name, code) => {
    expect(() => checkName(name)).toThrow(code);
  });

  it('trims and composes the others', () => {
    expect(checkName('  René  ')).toBe('René');
    expect(checkName('山田 花子')).toBe('山田 花子');
  });
});
