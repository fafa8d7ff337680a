import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@vigie/contracts';
import { workspaceRoot } from '../../installation/paths.js';

const cache = join(workspaceRoot, 'node_modules/.cache/vigie');

/** Where Node keeps what it compiled: the next start of a service finds it there. */
export const compiledCode = join(cache, 'compiled');

/** The program of a service: its bundle while that is of the present build, else what was built itself. */
export function serviceMain(service: ServiceName): string {
  const bundled = join(cache, 'services', `${service}.mjs`);
  return existsSync(bundled) && isCurrent() ? bundled : join(workspaceRoot, 'apps', service, 'dist/main.js');
}

/** Whether each part was built when the note beside the bundles says. */
function isCurrent(): boolean {
  const note = join(cache, 'services/built.json');
  const parts = ['apps', 'libs'].flatMap((parent) => readdirSync(join(workspaceRoot, parent)).map((name) => join(parent, name, 'dist')));
  const stamp = parts.sort().filter((part) => existsSync(join(workspaceRoot, part))).map((part) => [part, statSync(join(workspaceRoot, part)).mtimeMs]);
  return existsSync(note) && readFileSync(note, 'utf8') === JSON.stringify(stamp);
}
