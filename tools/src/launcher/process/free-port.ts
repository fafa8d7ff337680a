import { createServer } from 'node:net';
import { thisMachine } from '../addresses.js';

/** Whether nobody listens on the port; of `localhost`, at neither of its addresses. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  if (host !== thisMachine) return (await tryListening(port, host)) !== undefined;
  const withoutIt = (error: NodeJS.ErrnoException): number => {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code ?? '')) return port;
    throw error;
  };
  return (await isFree(port, '127.0.0.1')) && (await tryListening(port, '::1').catch(withoutIt)) !== undefined;
}

/** Looking does not keep a port: what was given to one program is not given to another before the first one listens. */
const given = new Set<number>();
const tries = 100;

/** The wanted port when it is free, else another; never one that was given out before. */
export async function freePort(wanted?: number): Promise<number> {
  for (let at = wanted ?? 0, left = tries; left > 0; at = 0, left -= 1) {
    const port = await tryListening(at, '127.0.0.1');
    if (port === undefined || given.has(port)) continue;
    given.add(port);
    return port;
  }
  throw new Error('this machine has no free port left');
}

function tryListening(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address() as { port: number };
      server.close(() => resolve(address.port));
    });
  });
}
