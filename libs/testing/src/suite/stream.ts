import { WebSocket } from 'ws';

/** A view of the mobile-server, as a browser opens it. */
export class Stream {
  readonly events: Record<string, unknown>[] = [];
  fragments = 0;
  /** Wall clock in milliseconds of the newest fragment's end. */
  newest = 0;
  mimeType = '';
  closed?: { code: number; at: number };

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, binary) => (binary ? this.takeFrame(data) : this.takeEvent(data)));
    socket.on('close', (code) => { this.closed = { code, at: Date.now() }; });
    socket.on('error', () => undefined);
  }

  static async open(origin: string, kind: 'live' | 'playback', token: string, start: Record<string, unknown>): Promise<Stream> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/ws/${kind}/v1`);
    const stream = new Stream(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    stream.send({ command: 'authenticate', token });
    await stream.answered();
    stream.send({ command: 'start', ...start });
    return stream;
  }

  send(command: Record<string, unknown>): void {
    this.socket.send(JSON.stringify(command));
  }

  close(): void {
    this.socket.close();
  }

  /** Until the server has said something, or has hung up. */
  private answered(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('message', () => resolve());
      this.socket.once('close', () => resolve());
    });
  }

  private takeEvent(data: Buffer): void {
    const event = JSON.parse(data.toString()) as Record<string, unknown>;
    this.events.push(event);
    if (typeof event.mimeType === 'string') this.mimeType = event.mimeType;
  }

  private takeFrame(data: Buffer): void {
    if (data.readUInt8(0) !== 2) return;
    this.fragments += 1;
    this.newest = data.readDoubleBE(4) + data.readUInt32BE(12);
  }
}
