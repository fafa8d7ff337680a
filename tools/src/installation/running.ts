import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { RunEntry } from './run-file.js';

/** Whether the process of a note still runs, and is still the one that was noted. */
export function isRunning({ pid, mark, started }: RunEntry): boolean {
  if (!pid || !mark) return false;
  if (started && started !== startOf(pid)) return false;
  return commandLine(pid)?.includes(mark) ?? false;
}

function commandLine(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** When a process started, in the system's own count; undefined where the system has no /proc. */
export function startOf(pid: number): string | undefined {
  try {
    // The name, in brackets, may hold spaces; the start is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19];
  } catch {
    return undefined;
  }
}
