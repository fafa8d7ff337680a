import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { eventually } from '../time/eventually.js';

interface Frame {
  command?: string;
  commandId?: unknown;
  state?: string;
  event?: string;
  error?: { details: { errorTextId: string }[] };
}

/** A client that keeps all it is told. */
export class SocketClient {
  readonly frames: Frame[] = [];
  /** Length of the longest frame of text, in letters. */
  longest = 0;
  closed?: number;

  private constructor(readonly socket: WebSocket) {
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) return;
      this.longest = Math.max(this.longest, data.length);
      this.frames.push(JSON.parse(data.toString()) as Frame);
    });
    socket.on('close', (code) => { this.closed = code; });
  }

  static async open(serviceUrl: string, path: string, options: ClientOptions = {}): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(serviceUrl.replace('http', 'ws') + path, options));
    await once(client.socket, 'open');
    return client;
  }

  /** What an upgrade that is refused is answered. */
  static async refused(serviceUrl: string, path: string, headers: Record<string, string>): Promise<{ status: number; code?: string }> {
    const socket = new WebSocket(serviceUrl.replace('http', 'ws') + path, { headers }).on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    let body = '';
    for await (const chunk of response) body += String(chunk);
    socket.terminate();
    const { error } = JSON.parse(body) as Frame;
    return { status: response.statusCode ?? 0, ...(error ? { code: error.details[0]?.errorTextId } : {}) };
  }

  send(...commands: object[]): void {
    for (const command of commands) this.socket.send(JSON.stringify(command));
  }

  get codes(): string[] {
    return this.frames.flatMap(({ error }) => error?.details.map(({ errorTextId }) => errorTextId) ?? []);
  }

  async closing(): Promise<number> {
    return eventually(() => {
      if (this.closed === undefined) throw new Error('it is still open');
      return this.closed;
    });
  }
}
