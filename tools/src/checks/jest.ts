import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import type { CheckResult } from './check.js';
import { runNode } from './commands.js';

/** The parts of jest's JSON report that count. */
export interface JestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not even be loaded. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs one project of jest.config.js, or the whole of another configuration. */
export async function jest(name: string, args: readonly string[]): Promise<CheckResult> {
  const reports = join(workspaceRoot, 'artefacts/tests');
  const file = join(reports, `${name}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  const start = performance.now();
  const { ok } = await runNode(
    [join(workspaceRoot, 'node_modules/jest/bin/jest.js'), '--ci', '--passWithNoTests', '--json', `--outputFile=${file}`, ...args],
    { live: true, environment: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', NODE_ENV: 'test' } },
  );
  const seconds = (performance.now() - start) / 1_000;
  if (!existsSync(file)) return { name, ok: false, seconds, passed: 0, failed: 1, findings: 'jest ended without a report' };
  const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')) as JestReport);
  return { name, ok: ok && failed === 0, seconds, passed, failed: failed || (ok ? 0 : 1) };
}

/** A test that did not run has not passed. */
export function count(report: JestReport): { passed: number; failed: number } {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = report;
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests + numRuntimeErrorTestSuites };
}
