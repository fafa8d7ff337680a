/** Paths that machines inside ask for: probes know no certificates. */
const inside = /^\/(health|metrics)(\/|\?|$)/i;

export type Verdict = 'pass' | 'redirect' | 'refuse';

/**
 * Where the public address is https, nothing goes without TLS (IM-59): a page is led there, anything else is refused,
 * because it has shown its token to the network already and must not make a habit of it.
 */
export function verdict(publicUrl: string, request: { method?: string; url?: string; protocol: string }): Verdict {
  if (!publicUrl.startsWith('https:') || request.protocol === 'https' || inside.test(request.url ?? '')) return 'pass';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads && !/^\/(api|idp)\//i.test(request.url ?? '') ? 'redirect' : 'refuse';
}

/** The same place under the public address. */
export const publicPlace = (publicUrl: string, url = '/'): string => `${publicUrl}${url.startsWith('/') ? url : '/'}`;
