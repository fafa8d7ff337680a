import { createServer } from 'node:net';

/** Whether nobody listens on the port. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await tryListening(port, host)) !== undefined;
}

/** The wanted port when it is free, else another. */
export async function freePort(wanted?: number): Promise<number> {
  const port = (wanted && (await tryListening(wanted, '127.0.0.1'))) || (await tryListening(0, '127.0.0.1'));
  if (!port) throw new Error('this machine has no free port left');
  return port;
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
