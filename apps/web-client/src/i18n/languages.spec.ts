import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, 'languages');
const read = (language: string, file: string) => JSON.parse(readFileSync(join(root, language, file), 'utf8')) as Record<string, string>;
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join();

describe.each(readdirSync(join(root, 'en')))('%s', (file) => {
  const english = read('en', file);

  it.each(['fr', 'ja'])('says in %s everything that it says in English', (language) => {
    expect(Object.keys(read(language, file)).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  it.each(['fr', 'ja'])('fills in the same names and numbers in %s', (language) => {
    const other = read(language, file);
    const different = Object.keys(english).filter((key) => placeholders(english[key] ?? '') !== placeholders(other[key] ?? ''));
    expect(different).toEqual([]);
  });

  it('leaves no text empty', () => {
    for (const language of ['en', 'fr', 'ja']) expect(Object.values(read(language, file)).filter((text) => !text.trim())).toEqual([]);
  });
});
