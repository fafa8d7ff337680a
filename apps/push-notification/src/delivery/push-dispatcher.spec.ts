import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { request } from 'undici';
import { PushConfig } from '../app.config.js';
import { publicOnly, PushDispatcher } from './push-dispatcher.js';

const dispatcherOf = (settings: Partial<PushConfig>): PushDispatcher => new PushDispatcher(Object.assign(new PushConfig(), settings));

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

describe('connections to push services', () => {
  it('refuses a name that leads inside, however it is asked', async () => {
    const said = (all: boolean) => new Promise((resolve) => publicOnly('localhost', { all }, (error) => resolve(error?.message)));
    expect(await Promise.all([said(true), said(false)])).toEqual(['The address of the push service leads inside.', 'The address of the push service leads inside.']);
    const dispatcher = dispatcherOf({});
    await expect(request('https://localhost:1/x', { dispatcher: dispatcher.for('localhost:1') })).rejects.toThrow('leads inside');
    await dispatcher.onApplicationShutdown();
  });

  it('[PN-04] reaches the deployment\'s own push service inside', async () => {
    const server = createServer((_, response) => response.writeHead(201).end());
    const host = `127.0.0.1:${await listen(server)}`;
    const dispatcher = dispatcherOf({ pushHosts: `other.example, ${host}` });
    expect((await request(`http://${host}/x`, { method: 'POST', dispatcher: dispatcher.for(host) })).statusCode).toBe(201);
    await dispatcher.onApplicationShutdown();
    server.close();
  });

  it('[PN-04] goes by the proxy where one is set, which resolves the name itself', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (incoming: { url?: string }, socket: { end: (text: string) => void }) => {
      asked.push(incoming.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const dispatcher = dispatcherOf({ httpsProxy: `http://127.0.0.1:${await listen(proxy)}`, noProxy: 'direct.invalid' });
    await expect(request('https://push.invalid/x', { dispatcher: dispatcher.for('push.invalid') })).rejects.toThrow();
    await expect(request('https://direct.invalid/x', { dispatcher: dispatcher.for('direct.invalid') })).rejects.toThrow();
    expect(asked).toEqual(['push.invalid:443']);
    await dispatcher.onApplicationShutdown();
    proxy.close();
  });
});
