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

function decoded(part: string, property: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new VigieError('camera.address', { property });
  }
}
