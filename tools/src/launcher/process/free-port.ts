import { createServer } from 'node:net';

/** Whether nobody listens on the port. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await tryListening(port, host)) !== undefined;
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
