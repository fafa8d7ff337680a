import { spawn } from 'node:child_process';
import { workspaceRoot } from '../installation/paths.js';

export interface Finished {
  readonly ok: boolean;
  /** Everything it said; empty where it spoke to the terminal directly. */
  readonly output: string;
}

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Straight to the terminal instead of into `output`. */
  readonly live?: boolean;
  /** Milliseconds after which it is ended and has failed. */
  readonly deadline?: number;
}

/** Runs a Node program of the workspace to its end; never throws for what the program finds. */
export function runNode(args: readonly string[], { environment, live, deadline = 30 * 60_000 }: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: workspaceRoot,
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
      timeout: deadline,
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
