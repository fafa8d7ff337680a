import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** What a process and its children have done so far. */
export interface WorkDone {
  /** Milliseconds on a processor, and waiting for one: on a busy machine whoever wants to work is at work. */
  readonly processor: number;
  /** Bytes from and to the disk. */
  readonly disk: number;
}

export const noWork: WorkDone = { processor: 0, disk: 0 };

/** Reads it from /proc; where there is none, `ps` tells the processor time in whole seconds. A process that is gone has done nothing. */
export function workOf(pid: number | undefined): WorkDone {
  if (!pid) return noWork;
  if (process.platform !== 'linux') return { processor: secondsByPs(pid) * 1_000, disk: 0 };
  return [pid, ...childrenOf(pid)].map(workOfOne).reduce(sum, noWork);
}

export const sum = (one: WorkDone, other: WorkDone): WorkDone => ({ processor: one.processor + other.processor, disk: one.disk + other.disk });

function workOfOne(pid: number): WorkDone {
  return {
    processor: below(`/proc/${pid}/task`).map((thread) => textOf(`/proc/${pid}/task/${thread}/schedstat`).split(' ').slice(0, 2).reduce((total, part) => total + Number(part), 0)).reduce((total, part) => total + part, 0) / 1e6,
    disk: [...textOf(`/proc/${pid}/io`).matchAll(/^(?:read|write)_bytes: (\d+)$/gm)].reduce((total, [, bytes]) => total + Number(bytes), 0),
  };
}

const childrenOf = (pid: number): number[] =>
  below(`/proc/${pid}/task`).flatMap((thread) => textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));

function below(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

function secondsByPs(pid: number): number {
  try {
    return execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(/[-:]/).reduce((total, part) => total * 60 + Number(part), 0);
  } catch {
    return 0;
  }
}
