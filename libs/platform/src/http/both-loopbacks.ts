import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The name by which `HOST` means this machine by both of its addresses. */
const thisMachine = 'localhost';

/** Where the main server listens. */
export const mainAddress = (host: string): string => (host === thisMachine ? '127.0.0.1' : host);

/**
 * Lets a server that listens at 127.0.0.1 be reached at ::1 and the same port as well, where HOST says `localhost`: some
 * clients know only the one address by that name. Undefined where nothing is to do, or the machine has no such address.
 */
export async function listenAtOtherLoopback(main: Server, host: string): Promise<Server | undefined> {
  if (host !== thisMachine) return undefined;
  const { port } = main.address() as AddressInfo;
  const other = createServer((socket) => main.emit('connection', socket));
  return new Promise((resolve, reject) => {
    other.once('error', (error: NodeJS.ErrnoException) => (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '') ? resolve(undefined) : reject(error)));
    other.listen(port, '::1', () => resolve(other));
  });
}
