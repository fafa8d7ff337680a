import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { Peer } from './peer.js';
import { Places } from './places.js';

describe('a peer', () => {
  let http: Server;
  let server: WebSocketServer;

  beforeAll(async () => {
    http = createServer();
    server = new WebSocketServer({ server: http });
    await once(http.listen(0, '127.0.0.1'), 'listening');
  });

  afterAll(() => {
    server.close();
    http.closeAllConnections();
    http.close();
  });

  it('[OP-10] that asks and never reads is cut off before it grows the process', async () => {
    const most = 262_144;
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    // Who is not connected yet cannot be paused, and would read on.
    const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[WebSocket], unknown];
    client.pause();
    const peer = new Peer(socket, most);
    const frame = { text: 'x'.repeat(8_000) };
    const closed = once(socket, 'close');
    let sent = 0;
    while (peer.isOpen) {
      peer.send(frame);
      sent += 1;
      if (sent % 100 === 0) await new Promise(setImmediate);
    }
    expect(socket.bufferedAmount).toBeLessThan(most + 9_000);
    peer.send(frame);
    expect(socket.bufferedAmount).toBeLessThan(most + 9_000);
    await closed;
    expect(sent).toBeGreaterThan(most / 8_000);
    client.terminate();
  });

  it('[OP-10] has its place until it leaves, once', () => {
    const places = new Places(2);
    const [leave] = [places.enter('a'), places.enter('a')];
    expect(places.enter('a')).toBeUndefined();
    expect(places.enter('b')).toBeDefined();
    leave?.();
    leave?.();
    expect(places.enter('a')).toBeDefined();
    expect(places.enter('a')).toBeUndefined();
  });
});
