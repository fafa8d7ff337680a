/** What became of an attempt: `sent`; `dead`: the address is gone for good; `later`: try again; `never`: trying again would not help. */
export type Outcome = 'sent' | 'dead' | 'later' | 'never';

/** Reads the answer of a push service; undefined: it did not answer (PN-10). */
export function outcomeOf(status: number | undefined): Outcome {
  if (status === undefined || status === 429 || status >= 500) return 'later';
  if (status === 404 || status === 410) return 'dead';
  return status >= 200 && status < 300 ? 'sent' : 'never';
}

const longestWaitMs = 600_000;

/** Milliseconds to wait before the next attempt: doubling up to ten minutes, never less than the push service asked for. */
export function waitMs(attempts: number, firstMs: number, askedMs = 0): number {
  return Math.max(askedMs, Math.min(longestWaitMs, firstMs * 2 ** Math.min(attempts - 1, 30)));
}
