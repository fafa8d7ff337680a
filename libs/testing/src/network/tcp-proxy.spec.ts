import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy.js';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.to(`127.0.0.1:${(echo.address() as AddressInfo).port}`);
  });

  afterEach(async () => {
    await proxy.close();
    await new Promise((resolve) => echo.close(resolve));
  });

  async function open(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  async function answerTime(socket: Socket, bytes: number): Promise<number> {
    const start = performance.now();
    let received = 0;
    const all = new Promise<void>((resolve) => socket.on('data', (chunk) => { if ((received += chunk.length) >= bytes) resolve(); }));
    socket.write(Buffer.alloc(bytes));
    await all;
    return performance.now() - start;
  }

  it('carries bytes both ways', async () => {
    const socket = await open();
    socket.write('hello');
    expect(String(await once(socket, 'data'))).toBe('hello');
    socket.destroy();
  });

  it('delays', async () => {
    proxy.delay(50);
    const socket = await open();
    expect(await answerTime(socket, 1)).toBeGreaterThan(95);
    socket.destroy();
  });

  it('throttles', async () => {
    proxy.throttle(100_000);
    const socket = await open();
    expect(await answerTime(socket, 10_000)).toBeGreaterThan(150);
    socket.destroy();
  });

  it('cuts what is open, refuses what is new, and mends', async () => {
    const socket = await open();
    socket.write('hello');
    await once(socket, 'data');
    proxy.cut();
    await once(socket, 'close');
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await once(refused, 'close');
    proxy.mend();
    const mended = await open();
    mended.write('again');
    expect(String(await once(mended, 'data'))).toBe('again');
    mended.destroy();
  });

  it('rewrites addresses to itself', () => {
    expect(proxy.rewrite('nats://user:secret@127.0.0.1:4222')).toBe(`nats://user:secret@127.0.0.1:${proxy.port}`);
  });
});
