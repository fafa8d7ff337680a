import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';

interface Package {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const suitable = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'MPL-2.0', 'MIT AND OFL-1.1', 'OFL-1.1', 'BlueOak-1.0.0', '0BSD']);
const read = (path: string): Package => JSON.parse(readFileSync(join(workspaceRoot, path), 'utf8')) as Package;
const projects = ['package.json', 'apps/web-client/package.json'];
const wanted = projects.map(read).flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies })).filter(([name]) => !name.startsWith('@vigie/'));
const listed = new Map([...readFileSync(join(workspaceRoot, 'docs/dependencies.md'), 'utf8').matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name = '', licence = '']) => [name, licence]));

describe('docs/dependencies.md', () => {
  it('says of every package why it is there, and of no other', () => {
    expect([...listed.keys()].sort()).toEqual([...new Set(wanted.map(([name]) => name))].sort());
  });

  it.each([...listed])('%s has the licence that is said (%s), and it goes with ours', (name, licence) => {
    const path = ['node_modules', 'apps/web-client/node_modules'].map((folder) => `${folder}/${name}/package.json`).find((file) => existsSync(join(workspaceRoot, file)));
    expect(read(path ?? '').license).toBe(licence);
    expect(suitable).toContain(licence);
  });

  it('names exact versions only, so that everybody builds the same', () => {
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  interface Locked {
    optionalDependencies?: Record<string, string>;
  }

  it('knows the packages for every machine: without them `npm ci` refuses a fresh clone', () => {
    const { packages } = JSON.parse(readFileSync(join(workspaceRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
    const optional = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
    const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    expect(optional.filter((name) => !known.has(name))).toEqual([]);
  });
});
