import { backoffMs, waitFor } from './backoff.js';
import type { NatsLink } from './nats-link.js';

/** The connection broke while something was on its way. */
class LostOnTheWay extends Error {
  override readonly name = 'LostOnTheWay';
}

/** By name: the client does not export all of these classes. */
const passing = new Set(['JetStreamNotEnabled', 'TimeoutError', 'RequestError', 'LostOnTheWay']);

/**
 * Writes what may be written twice without harm, again when it was lost with the connection or when a NATS that has just
 * come back has not got its streams yet; for `patienceMs` at most.
 */
export async function writePatiently<R>(link: NatsLink, patienceMs: number, signal: AbortSignal, write: () => Promise<R>): Promise<R> {
  const end = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unlessLost(link, write);
    } catch (error) {
      if (!(error instanceof Error && passing.has(error.name)) || Date.now() > end || signal.aborted) throw error;
      await waitFor(backoffMs(attempt, 20, 500), signal);
    }
  }
}

/** What was sent to a server that died is never answered: there is no point in waiting for the deadline. */
export async function unlessLost<R>(link: NatsLink, work: () => Promise<R>): Promise<R> {
  if (!link.connected) throw new LostOnTheWay('no connection to NATS');
  let forget = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    forget = link.onDisconnect(() => reject(new LostOnTheWay('connection to NATS lost')));
  });
  const written = work();
  // When the connection is lost first, this one fails later with nobody waiting.
  written.catch(() => undefined);
  try {
    return await Promise.race([written, lost]);
  } finally {
    forget();
  }
}
