import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';

interface Planted {
  what: string;
  file: string;
  text: string;
  rule?: string;
}

const use = (name: string): string => `import { x } from '${name}';\nconsole.log(x);\n`;
const imports = 'no-restricted-imports';

const refused: Planted[] = [
  { what: 'an app that imports another app', file: 'apps/management/src/x.ts', text: use('@vigie/incident-manager/app'), rule: imports },
  { what: 'an app that reaches into another by path', file: 'apps/management/src/x.ts', text: use('../../incident-manager/src/app.module.js'), rule: 'vigie/stay-in-project' },
  { what: 'contracts that import the platform', file: 'libs/contracts/src/x.ts', text: use('@vigie/platform/http'), rule: imports },
  { what: 'contracts that import media', file: 'libs/contracts/src/x.ts', text: use('@vigie/media'), rule: imports },
  { what: 'media that imports contracts', file: 'libs/media/src/x.ts', text: use('@vigie/contracts'), rule: imports },
  { what: 'a platform that imports media', file: 'libs/platform/src/http/x.ts', text: use('@vigie/media'), rule: imports },
  { what: 'a platform that imports an app', file: 'libs/platform/src/http/x.ts', text: use('@vigie/management/app'), rule: imports },
  { what: 'product code that imports testing', file: 'apps/management/src/x.ts', text: use('@vigie/testing'), rule: imports },
  { what: 'platform code that imports testing', file: 'libs/platform/src/http/x.ts', text: use('@vigie/testing'), rule: imports },
  { what: 'testing that imports an app', file: 'libs/testing/src/x.ts', text: use('@vigie/management/app'), rule: imports },
  { what: 'a web client that imports the platform', file: 'apps/web-client/src/x.ts', text: use('@vigie/platform/http'), rule: imports },
  { what: 'tools that import an app', file: 'tools/src/x.ts', text: use('@vigie/management/app'), rule: imports },
  { what: 'a type taken from another app', file: 'apps/management/src/x.ts', text: "import type { X } from '@vigie/event-server/app';\nexport const x: X = 1;\n", rule: imports },
  { what: 'forwardRef', file: 'apps/management/src/x.ts', text: "import { forwardRef } from '@nestjs/common';\nexport const x = forwardRef(() => String);\n", rule: imports },
  { what: 'a re-export of everything', file: 'libs/contracts/src/x.ts', text: "export * from './y.js';\n", rule: 'no-restricted-syntax' },
  { what: 'the environment read outside of app.config.ts', file: 'apps/management/src/x.ts', text: 'export const x = process.env.X;\n', rule: 'no-restricted-properties' },
  { what: 'a constructor with seven dependencies', file: 'apps/management/src/x.ts', text: 'export class X { constructor(a: A, b: A, c: A, d: A, e: A, f: A, g: A) { a(b, c, d, e, f, g); } }\n', rule: 'no-restricted-syntax' },
  { what: 'a file of more than 300 lines', file: 'apps/management/src/x.ts', text: 'export const x = [\n'.concat('  1,\n'.repeat(300), '];\n'), rule: 'max-lines' },
  { what: 'a skipped test', file: 'apps/management/src/x.spec.ts', text: "it.skip('x', () => undefined);\n", rule: 'no-restricted-syntax' },
  { what: 'a file called utils', file: 'apps/management/src/utils.ts', text: 'export const x = 1;\n', rule: 'vigie/file-names' },
  { what: 'a file name that is not kebab-case', file: 'apps/management/src/CameraService.ts', text: 'export const x = 1;\n', rule: 'vigie/file-names' },
  { what: 'memory that is filled in the function given to change', file: 'apps/management/src/x.ts', text: 'export const x = { y() { void this.database.change(async () => { this.known.set(1, 2); }); } };\n', rule: 'vigie/memory-after-commit' },
  { what: 'memory that is assigned in a method that takes a transaction', file: 'apps/management/src/x.ts', text: 'export class X { async y(tx: Tx) { await tx.manager.query(z); this.last = 1; } }\n', rule: 'vigie/memory-after-commit' },
  ...['ValidateNested', 'IsISO8601', 'IsDateString', 'IsRFC3339', 'IsUUID'].flatMap((name) => ['apps/management/src/x.dto.ts', 'libs/contracts/src/x.ts', 'libs/contracts/src/instant.ts', 'apps/management/src/x.medium.spec.ts'].map((file) => (
    { what: `[IN-07] ${name}, which lets pass what ours refuses, in ${file}`, file, text: `import { ${name} } from 'class-validator';\nexport const x = ${name};\n`, rule: imports }))),
  { what: '[IN-07] times of the library where things within are wrapped', file: 'libs/contracts/src/nested.ts', text: "import { IsISO8601 } from 'class-validator';\nexport const x = IsISO8601;\n", rule: imports },
  { what: 'any', file: 'apps/management/src/x.ts', text: 'export const x: any = 1;\n', rule: '@typescript-eslint/no-explicit-any' },
];

const allowed: Planted[] = [
  { what: 'an app that imports libs', file: 'apps/management/src/x.ts', text: "import { services } from '@vigie/contracts';\nimport { runService } from '@vigie/platform/boot';\nexport const x = [services, runService];\n" },
  { what: 'a spec that imports testing', file: 'apps/management/src/x.medium.spec.ts', text: use('@vigie/testing') },
  { what: 'a platform spec that imports testing', file: 'libs/platform/src/persistence/x.medium.spec.ts', text: use('@vigie/testing') },
  { what: 'memory that is changed after the commit, and a service that is given the transaction', file: 'apps/management/src/x.ts', text: 'export class X { async y(tx: Tx) { await this.rows.add(tx); tx.afterCommit(() => { this.known.set(1, 2); this.last = 1; }); } }\n' },
  { what: '[IN-07] ValidateNested in what wraps it', file: 'libs/contracts/src/nested.ts', text: "import { ValidateNested } from 'class-validator';\nexport const x = ValidateNested;\n" },
  { what: 'the environment in app.config.ts', file: 'apps/management/src/app.config.ts', text: 'export const x = process.env.X;\n' },
];

describe('lint', () => {
  const all = [...refused, ...allowed];
  let results: { rules: string[] }[];

  beforeAll(() => {
    const output = execFileSync(process.execPath, [join(workspaceRoot, 'tools/lint/lint-planted.mjs')], { input: JSON.stringify(all), encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
    results = JSON.parse(output) as typeof results;
  }, 60_000);

  it.each(refused)('refuses $what', (planted) => {
    expect(results[all.indexOf(planted)]?.rules).toContain(planted.rule);
  });

  it.each(allowed)('lets $what pass', (planted) => {
    expect(results[all.indexOf(planted)]?.rules).toEqual([]);
  });

  it('refuses two files that need each other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-circle-'));
    writeFileSync(join(folder, 'a.mjs'), "import { b } from './b.mjs';\nexport const a = () => b;\n");
    writeFileSync(join(folder, 'b.mjs'), "import { a } from './a.mjs';\nexport const b = () => a;\n");
    const { stdout, status } = spawnSync(process.execPath, [join(workspaceRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.mjs', folder], { cwd: workspaceRoot, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stdout).toContain('no-circle');
    expect(status).not.toBe(0);
  }, 60_000);
});
