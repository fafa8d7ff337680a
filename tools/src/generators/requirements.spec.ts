import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { proofsIn, readProofs, readRequirements, requirementsPage } from './requirements.js';

describe('the page of requirements', () => {
  it('finds each id of a title, however the title is written', () => {
    const text = "it('[IM-05] refuses it\\'s type', x);\nit.each(rows)(`[ID-01] [LG-02] signs in`, y);\ndescribe(\"plain\", z);";
    expect(proofsIn(text, 'a.spec.ts')).toEqual([
      { id: 'IM-05', title: "refuses it's type", file: 'a.spec.ts' },
      { id: 'ID-01', title: 'signs in', file: 'a.spec.ts' },
      { id: 'LG-02', title: 'signs in', file: 'a.spec.ts' },
    ]);
  });

  it('counts what has a proof and links to it', () => {
    const page = requirementsPage(new Map([['log', [{ id: 'LG-01', text: 'Keeps', source: 'S0' }, { id: 'LG-02', text: 'Shows | tells', source: 'S0' }]]]), [{ id: 'LG-01', title: 'keeps', file: 'a.spec.ts' }]);
    expect(page).toContain('1 of 2 have a proof.');
    expect(page).toContain('| LG-01 | Keeps | S0 | [keeps](../a.spec.ts) |');
    expect(page).toContain('Shows \\| tells');
  });

  it('knows every id that a test names', () => {
    const known = new Set([...readRequirements(workspaceRoot).values()].flat().map(({ id }) => id));
    expect(readProofs(workspaceRoot).filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('is up to date; `npm run generate -- docs` makes it so', () => {
    expect(readFileSync(join(workspaceRoot, 'docs/requirements.md'), 'utf8')).toBe(requirementsPage(readRequirements(workspaceRoot), readProofs(workspaceRoot)));
  });
});
