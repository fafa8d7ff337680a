import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { socketOwners } from '@vigie/contracts';
import { workspaceRoot } from '../installation/paths.js';

/** Every source file of the services, by its path. */
const sources = ['apps', 'libs/platform'].flatMap((folder) => readdirSync(join(workspaceRoot, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter((path) => /(^apps\/[^/]+|^libs\/platform)\/src\/.*\.ts$/.test(path) && !path.includes('node_modules') && !path.startsWith('apps/web-client'))
  .map((path) => ({ path, text: readFileSync(join(workspaceRoot, path), 'utf8') }));

const found = (pattern: RegExp, among: (path: string) => boolean): string[] =>
  sources.filter(({ path }) => among(path)).flatMap(({ text }) => [...text.matchAll(pattern)].map(([, path = '']) => path)).sort();
const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

describe('the WebSockets of the suite', () => {
  const served = found(/\.serve(?:Commands|Video|Tickets)\('([^']+)'/g, (path) => !isSpec(path));

  it('[OP-10] are each held to the same manners', () => {
    expect(served.length).toBeGreaterThan(6);
    expect(found(/socketManners\('([^']+)'/g, isSpec)).toEqual(served);
  });

  it('[OP-10] are reached through the gateway by their owners, but for the one of the recorder', () => {
    expect(Object.keys(socketOwners).map((topic) => `/api/ws/${topic}/v1`).sort()).toEqual(served.filter((path) => path !== '/api/ws/media/v1'));
  });

  it('[OP-10] come in through one toolkit', () => {
    const servers = sources.filter(({ path, text }) => text.includes('new WebSocketServer(') && !isSpec(path) && !path.includes('/testing/')).map(({ path }) => path);
    expect(servers).toEqual(['libs/platform/src/sockets/doors.ts']);
  });
});
