import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Suite } from './suite.js';

const program = fileURLToPath(new URL('../../../../tools/bin/vigie.mjs', import.meta.url));

/** Runs `vigie …` against a suite, as a person at the machine does. */
export function vigie(suite: Suite, args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env: { ...environment, VIGIE_DATA: suite.data } }, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
