import { Problem } from '../problem.js';

/** `localhost` is this machine by both of its names for itself: 127.0.0.1 and ::1. */
export const thisMachine = 'localhost';

/** The address people use, checked: services live at the root of an origin, so it has nothing but scheme, name and port. */
export function publicAddress(given: string | undefined, host: string, port: number): string {
  if (!given) return `http://${publicHost(host)}:${port}`;
  const refuse = (why: string): never => { throw new Problem(`VIGIE_PUBLIC_URL ${why}; it must look like https://vigie.example.org and is "${given}".`); };
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) && URL.canParse(given) ? new URL(given) : refuse('is no address with http:// or https://');
  if (!['http:', 'https:'].includes(url.protocol)) refuse(`cannot begin with ${url.protocol}//`);
  if (url.username || url.password) refuse('cannot hold a user or a password');
  if (/[?#]/.test(given)) refuse('cannot have anything behind ? or #');
  if (url.pathname !== '/') refuse('cannot have a path: Vigie needs an origin of its own');
  return url.origin;
}

/** Browsers treat localhost as a safe origin; an address that means "everywhere" is no name to call. */
function publicHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** The address of a server of one's own, with one of these schemes. */
export function serverAddress(name: string, value: string, protocols: string[]): string {
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new Problem(`${name} must be an address that starts with ${protocols[0]}//`);
  }
  return value;
}
