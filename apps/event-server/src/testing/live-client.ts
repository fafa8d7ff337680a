import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from '@vigie/testing';

export interface LiveFrame {
  type?: string;
  change?: string;
  detail?: string;
  cursor?: string;
  state?: string;
  status?: number;
  resumed?: boolean;
  command?: string;
  commandId?: number;
  alarm?: Record<string, unknown>;
  event?: Record<string, unknown>;
  error?: { details: { errorTextId: string }[] };
}

/** A client of the live sockets that keeps every frame in order. */
export class LiveClient {
  readonly frames: LiveFrame[] = [];
  closed?: number;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as LiveFrame));
    socket.on('close', (code) => {
      this.closed = code;
    });
  }

  static async open(serviceUrl: string, path: string, token: string): Promise<LiveClient> {
    const socket = new WebSocket(`${serviceUrl.replace('http', 'ws')}${path}`);
    const client = new LiveClient(socket);
    await once(socket, 'open');
    client.send({ command: 'authenticate', token, commandId: 1 });
    await eventually(() => client.frames.length > 0 || client.closed !== undefined);
    return client;
  }

  send(command: object): void {
    this.socket.send(JSON.stringify(command));
  }

  async subscribe(cursor?: string): Promise<LiveFrame> {
    const before = this.frames.length;
    this.send({ command: 'subscribe', commandId: 7, ...(cursor === undefined ? {} : { cursor }) });
    return eventually(() => {
      const [answer] = this.frames.slice(before);
      if (!answer) throw new Error('no answer yet');
      return answer;
    });
  }

  /** What was told, without the answers to commands. */
  get told(): LiveFrame[] {
    return this.frames.filter(({ type }) => type !== undefined);
  }

  drop(): void {
    this.socket.terminate();
  }
}
