/** The address of the next page in a `Link` header (RFC 8288), as path and query; undefined at the end. */
export function nextLink(header: string | null): string | undefined {
  for (const part of header?.split(/,\s*(?=<)/) ?? []) {
    const [, address, parameters = ''] = /^<([^>]*)>(.*)$/.exec(part.trim()) ?? [];
    if (address && /;\s*rel="?next"?\s*(;|$)/i.test(parameters)) return pathOf(address);
  }
  return undefined;
}

/** Wherever the list says to go on: the token goes to this site only. */
function pathOf(address: string): string | undefined {
  const { pathname, search } = new URL(address, 'http://here');
  return pathname.startsWith('/api/') ? pathname + search : undefined;
}
