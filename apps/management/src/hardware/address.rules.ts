import { VigieError } from '@vigie/contracts';

/** An address of a device, taken apart. */
export interface DeviceAddress {
  /** Scheme, host and port. */
  address: string;
  /** The whole address without user and password. */
  url: string;
  user?: string;
  password?: string;
}

/** Reads an rtsp address. User and password may stand in it; they never stay in it. Throws `camera.address`. */
export function readAddress(text: string, property = 'address'): DeviceAddress {
  const url = URL.canParse(text) && !/[\p{Cc}\s]/u.test(text) ? new URL(text) : undefined;
  if (!url || !/^rtsps?:$/.test(url.protocol) || url.hostname === '') throw new VigieError('camera.address', { property });
  const [user, password] = [decoded(url.username, property), decoded(url.password, property)];
  url.username = '';
  url.password = '';
  return { address: `${url.protocol}//${url.host}`, url: url.href, ...(user ? { user } : {}), ...(password ? { password } : {}) };
}

const defaultPorts: Record<string, string> = { 'rtsp:': '554', 'rtsps:': '322' };

/** Where an address leads: scheme, host and port, written in one way. */
export function endpointOf(address: string): string {
  const { protocol, hostname, port } = new URL(address);
  return `${protocol}//${hostname.toLowerCase()}:${port || defaultPorts[protocol]}`;
}

/** The same path at another device address (scheme, host and port). */
export function movedTo(address: string, url: string): string {
  const { pathname, search } = new URL(url);
  return `${address}${pathname}${search}`;
}

function decoded(part: string, property: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new VigieError('camera.address', { property });
  }
}
