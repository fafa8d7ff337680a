import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from '@vigie/testing';

export interface LiveFrame {
  type?: string;
  event?: string;
  thing?: string;
  operation?: string;
  id?: string;
  project?: string;
  version?: number;
  command?: string;
  commandId?: number;
  status?: number;
  error?: { details: { errorTextId: string }[] };
}

/** A client of the live socket that keeps every frame in order. */
export class LiveClient {
  readonly frames: LiveFrame[] = [];
  closed?: number;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as LiveFrame));
    socket.on('close', (code) => {
      this.closed = code;
    });
  }

  /** Connects and signs in; a refusal closes it. */
  static async open(serviceUrl: string, token: string): Promise<LiveClient> {
    const socket = new WebSocket(`${serviceUrl.replace('http', 'ws')}/api/ws/incidents/v1`);
    const client = new LiveClient(socket);
    await once(socket, 'open');
    await client.say({ command: 'authenticate', token });
    return client;
  }

  /** Connects, signs in and subscribes. */
  static async subscribe(serviceUrl: string, token: string): Promise<LiveClient> {
    const client = await LiveClient.open(serviceUrl, token);
    await client.say({ command: 'subscribe', commandId: 7 });
    return client;
  }

  /** Sends a command and waits for what comes next. */
  async say(command: unknown): Promise<LiveFrame | undefined> {
    const before = this.frames.length;
    this.socket.send(typeof command === 'string' ? command : JSON.stringify(command));
    await eventually(() => this.frames.length > before || this.closed !== undefined);
    return this.frames[before];
  }

  /** Events so far, oldest first. */
  get told(): (string | undefined)[] {
    return this.frames.filter(({ type }) => type === 'change').map(({ event }) => event);
  }

  drop(): void {
    this.socket.terminate();
  }
}
