import { readdirSync, readFileSync } from 'node:fs';
import { references } from './references.js';

const folder = new URL('../../../docs/api/', import.meta.url);

it('docs/api says what the code does; `npm run generate -- docs` brings it up to date', async () => {
  const current = await references();
  expect(readdirSync(folder).sort()).toEqual([...current.keys()].sort());
  for (const [name, text] of current) expect([name, readFileSync(new URL(name, folder), 'utf8')]).toEqual([name, text]);
}, 120_000);
