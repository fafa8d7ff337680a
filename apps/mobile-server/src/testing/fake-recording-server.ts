import type { AddressInfo } from 'node:net';
import { encodeStreamFrame } from '@vigie/media';
import { WebSocketServer, type WebSocket } from 'ws';

/** Stands in for a recording server: counts connections and sends what the spec tells it to. */
export class FakeRecordingServer {
  readonly starts: Record<string, unknown>[] = [];
  readonly commands: Record<string, unknown>[] = [];
  private readonly server: WebSocketServer;
  private time = 1_790_000_000_000;

  constructor(port = 0) {
    this.server = new WebSocketServer({ port, host: '127.0.0.1', path: '/api/ws/media/v1' });
    this.server.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => {
        const command = JSON.parse(data.toString()) as Record<string, unknown>;
        this.commands.push(command);
        if (command['command'] === 'start') this.begin(socket, command);
      });
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get connections(): number {
    return this.server.clients.size;
  }

  /** One fragment to everybody. */
  fragment(keyFrame: boolean, bytes = 100): void {
    this.time += 100;
    for (const socket of this.server.clients) socket.send(encodeStreamFrame({ kind: 'fragment', keyFrame, discontinuity: false, run: 1, wallClock: this.time, duration: 100, payload: Buffer.alloc(bytes, 7) }));
  }

  /** Ends every connection with a code; without one the sockets just break. */
  hangUp(code?: number): void {
    for (const socket of this.server.clients) code === undefined ? socket.terminate() : socket.close(code);
  }

  async stop(): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private begin(socket: WebSocket, command: Record<string, unknown>): void {
    this.starts.push(command);
    const stream = command['stream'] ?? 'e1b2c3d4-1a2b-4c3d-8e4f-5a6b7c8d9e30';
    socket.send(JSON.stringify({ event: 'started', camera: command['camera'], stream, run: 1, mimeType: 'video/mp4; codecs="avc1.42c01e"', width: 640, height: 360, time: new Date(this.time).toISOString() }));
    socket.send(encodeStreamFrame({ kind: 'init', keyFrame: false, discontinuity: false, run: 1, wallClock: this.time, duration: 0, payload: Buffer.from('init') }));
  }
}
