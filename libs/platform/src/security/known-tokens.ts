import type { Principal } from './caller.js';

interface Known {
  principal: Principal;
  /** Until when it is taken as verified, in milliseconds since 1970. */
  until: number;
}

/** After this the signature is checked again, with the keys that there are then, in milliseconds. */
const trustedMs = 60_000;
/** Tokens held at once; beyond that the oldest goes. */
const most = 2_000;

/**
 * Tokens whose signature was checked within the last minute: clients send the same one with every request. What may change
 * in the meantime (sessions, blocked accounts, rights) is not in the token and is looked up each time.
 */
export class KnownTokens {
  private readonly known = new Map<string, Known>();

  /** The principal of a token that is known and has not expired. */
  find(token: string, now = Date.now()): Principal | undefined {
    const known = this.known.get(token);
    if (!known) return undefined;
    if (now < known.until) return known.principal;
    this.known.delete(token);
    return undefined;
  }

  /** Remembers a verified token until it expires (`expires`: seconds since 1970), at most a minute. */
  add(token: string, principal: Principal, expires: number, now = Date.now()): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= most && oldest !== undefined) this.known.delete(oldest);
    this.known.set(token, { principal: Object.freeze(principal), until: Math.min(expires * 1_000, now + trustedMs) });
  }
}
