import { readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds that all threads of a process have spent on a processor so far (Linux). */
export function processorTime(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    try {
      return sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      return sum;
    }
  }, 0);
}

/** Milliseconds of processor time that a process spends per second, over a while. */
export async function load(pid: number, overMs: number): Promise<number> {
  const before = processorTime(pid);
  const start = performance.now();
  await new Promise((resolve) => setTimeout(resolve, overMs));
  return (processorTime(pid) - before) / 1e6 / ((performance.now() - start) / 1_000);
}

/** Resident memory of a process in MiB. */
export const residentMemory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;

/** Memory of a process in MiB, with its part of what it shares: ten processes hold the Node program once. */
export const proportionalMemory = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;
