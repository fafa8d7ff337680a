import type { Arrival } from '../routing/forwarded.rules.js';
import type { Route } from '../routing/route.rules.js';

export type Verdict = 'pass' | 'redirect' | 'explain' | 'refuse';

/** Set where somebody was led to the public address, for a moment: who comes back with it was led in a circle. */
export const ledCookie = 'vigie-led';

export interface Passing {
  method?: string;
  url?: string;
  cookie?: string;
  route: Route;
  arrival: Pick<Arrival, 'protocol' | 'doubt'>;
}

const wasLed = (cookie = ''): boolean => cookie.split(';').some((pair) => pair.trim().startsWith(`${ledCookie}=`));

/**
 * Where the public address is https, nothing goes without TLS (IM-59): a page is led there, anything else is refused,
 * because it has shown its token to the network already and must not make a habit of it. Probes inside know no
 * certificates. Where leading there would only come back here, it is explained instead: the proxy in front does not say
 * that it was reached by https, or is not believed.
 */
export function verdict(publicUrl: string, { method, url, cookie, route, arrival }: Passing): Verdict {
  if (!publicUrl.startsWith('https:') || arrival.protocol === 'https' || route.to === 'inside') return 'pass';
  const reads = method === 'GET' || method === 'HEAD';
  if (!reads || route.to === 'service' || /^\/+(api|idp)\//i.test(url ?? '')) return 'refuse';
  return arrival.doubt !== undefined || wasLed(cookie) ? 'explain' : 'redirect';
}

/** The same place under the public address. */
export const publicPlace = (publicUrl: string, url = '/'): string => `${publicUrl}${url.startsWith('/') ? url : '/'}`;
