import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { check, type CheckResult, summary } from './check.js';
import { type Finished, runNode } from './commands.js';
import { jest } from './jest.js';

const bin = (path: string): string => join(workspaceRoot, 'node_modules', path);

async function lint(fast: boolean): Promise<Finished> {
  const cache = fast ? ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'] : [];
  const [style, circles] = await Promise.all([
    runNode([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0', ...cache]),
    runNode([bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.mjs', 'apps', 'libs', 'tools/src', 'e2e']),
  ]);
  return { ok: style.ok && circles.ok, output: [style, circles].filter(({ ok }) => !ok).map(({ output }) => output).join('\n') };
}

async function types(): Promise<Finished> {
  const projects = ['tsconfig.json', 'apps/web-client/tsconfig.json'].filter((path) => existsSync(join(workspaceRoot, path)));
  const results = [];
  for (const project of projects) results.push(await runNode([bin('typescript/bin/tsc'), '-p', project, '--noEmit', '--pretty', 'false']));
  return { ok: results.every(({ ok }) => ok), output: results.map(({ output }) => output).join('') };
}

async function main(): Promise<void> {
  const fast = process.argv.includes('--fast');
  const results: CheckResult[] = [];
  const add = (...found: CheckResult[]): void => {
    for (const result of found) {
      if (result.findings) console.log(`\n${result.name}:\n${result.findings.trim()}\n`);
      results.push(result);
    }
  };
  add(...(await Promise.all([check('lint', () => lint(fast)), check('types', types)])));
  add(await jest('unit', ['--selectProjects', 'unit', 'web', '--maxWorkers=100%']));
  if (!fast) {
    add(await jest('medium', ['--selectProjects', 'medium', '--maxWorkers=100%', '--forceExit']));
    add(await jest('e2e', ['--selectProjects', 'e2e', '--runInBand', '--forceExit']));
  }
  console.log(`\n${summary(results)}`);
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
