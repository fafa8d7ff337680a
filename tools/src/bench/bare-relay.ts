import { WebSocket, WebSocketServer } from 'ws';

/** The peer of the live benchmark: hands every binary frame of one upstream to whoever is connected, and does nothing else. */
const [, , upstreamUrl = '', token = '', camera = ''] = process.argv;
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const upstream = new WebSocket(upstreamUrl);

upstream.on('open', () => {
  upstream.send(JSON.stringify({ command: 'authenticate', token }));
  upstream.once('message', () => upstream.send(JSON.stringify({ command: 'start', camera })));
});
upstream.on('message', (data: Buffer, binary) => {
  if (binary) for (const viewer of server.clients) viewer.send(data);
});
server.on('listening', () => process.send?.((server.address() as { port: number }).port));
process.on('disconnect', () => process.exit(0));
