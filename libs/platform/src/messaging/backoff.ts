import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds to wait before attempt number `attempt` (from 1): doubled each time, with jitter, up to `most`. */
export function backoffMs(attempt: number, first = 100, most = 5_000): number {
  const ceiling = Math.min(most, first * 2 ** Math.min(attempt - 1, 20));
  return ceiling / 2 + (Math.random() * ceiling) / 2;
}

/** Waits, or returns at once when `signal` aborts. */
export async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}
