/** What became of an attempt: `sent`; `dead`: the address is gone for good; `later`: try again; `never`: trying again would not help. */
export type Outcome = 'sent' | 'dead' | 'later' | 'never';

/** Reads the answer of a push service; undefined: it did not answer (PN-10). */
export function outcomeOf(status: number | undefined): Outcome {
  if (status === undefined || status === 429 || status >= 500) return 'later';
  if (status === 404 || status === 410) return 'dead';
  return status >= 200 && status < 300 ? 'sent' : 'never';
}

const longestWaitMs = 600_000;

/** Milliseconds to wait before the next attempt: what the push service asked for, else doubling up to ten minutes. */
export function waitMs(attempts: number, firstMs: number, retryAfterSeconds?: number): number {
  const asked = retryAfterSeconds === undefined ? 0 : Math.max(0, retryAfterSeconds * 1_000);
  return Math.min(longestWaitMs, Math.max(asked, firstMs * 2 ** (attempts - 1)));
}
