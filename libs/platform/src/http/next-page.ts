/** `Link` header of a list that goes on (RFC 8288): the same query, from the cursor. */
export function nextPage(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  for (const name of ['page', 'cursor']) parameters.delete(name);
  parameters.set('cursor', cursor);
  return `<${path}?${parameters.toString()}>; rel="next"`;
}
