import { decodeStreamFrame, type StreamFrame } from '@vigie/media';
import { eventually } from '@vigie/testing';
import { WebSocket } from 'ws';

/** What a browser would be, with everything that it received. */
export class StreamClient {
  readonly events: Record<string, unknown>[] = [];
  readonly frames: StreamFrame[] = [];
  closeCode: number | undefined;
  readonly socket: WebSocket;

  constructor(url: string, path: 'live' | 'playback') {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws/${path}/v1`);
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => (this.closeCode = code));
    this.socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.frames.push(decodeStreamFrame(data));
      else this.events.push(JSON.parse(data.toString()) as Record<string, unknown>);
    });
  }

  async authenticate(token: string): Promise<void> {
    await eventually(() => this.socket.readyState === WebSocket.OPEN);
    this.send({ command: 'authenticate', token });
    await eventually(() => this.event('authenticated') !== undefined || this.closeCode !== undefined);
  }

  send(command: Record<string, unknown> | string): void {
    this.socket.send(typeof command === 'string' ? command : JSON.stringify(command));
  }

  get fragments(): StreamFrame[] {
    return this.frames.filter(({ kind }) => kind === 'fragment');
  }

  event(name: string): Record<string, unknown> | undefined {
    return this.events.find(({ event }) => event === name);
  }

  /** Codes of the refusals that were told. */
  get refusals(): string[] {
    return this.events.flatMap(({ error }) => (error as { details: { errorTextId: string }[] } | undefined)?.details.map(({ errorTextId }) => errorTextId) ?? []);
  }
}
