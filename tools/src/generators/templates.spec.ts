import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { featureFiles } from './feature.template.js';
import { namesOf } from './names.js';
import { serviceFiles } from './service.template.js';
import { writeNew } from './write-new.js';

const service = serviceFiles(namesOf('access-desk'));
const feature = featureFiles(namesOf('door-groups'));

describe('a generated service', () => {
  it('has the layout of every other', () => {
    expect([...service.keys()]).toEqual(expect.arrayContaining(['package.json', 'README.md', 'src/main.ts', 'src/app.module.ts', 'src/app.config.ts', 'src/migrations/index.ts']));
    expect(JSON.parse(service.get('package.json') ?? '')).toMatchObject({ name: '@vigie/access-desk', nx: { tags: ['type:app', 'scope:access-desk'] } });
  });

  it('and a generated feature pass lint', () => {
    const planted = [
      ...[...service].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => ({ file: `apps/access-desk/${path}`, text })),
      ...[...feature].map(([path, text]) => ({ file: `apps/access-desk/src/${path}`, text })),
    ];
    const output = execFileSync(process.execPath, [join(workspaceRoot, 'tools/lint/lint-planted.mjs')], { input: JSON.stringify(planted), encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
    expect(JSON.parse(output)).toEqual(planted.map(() => ({ rules: [] })));
  }, 60_000);
});

describe('names', () => {
  it('come in every spelling', () => expect(namesOf('door-groups')).toEqual({ kebab: 'door-groups', pascal: 'DoorGroups', camel: 'doorGroups', snake: 'door_groups' }));

  it.each(['DoorGroups', 'door_groups', '', '1st', 'utils', 'common'])('refuses "%s"', (name) => expect(() => namesOf(name)).toThrow());
});

describe('writing', () => {
  it('makes all files, and none where one is there already', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-generate-'));
    writeNew(folder, feature);
    expect(readFileSync(join(folder, 'door-groups/door-groups.module.ts'), 'utf8')).toContain('class DoorGroupsModule');
    expect(() => writeNew(folder, new Map([['new.ts', ''], ['door-groups/door-groups.module.ts', '']]))).toThrow('there already');
    expect(existsSync(join(folder, 'new.ts'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
