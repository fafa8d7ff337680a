import { decodeStreamFrame, type StreamFrame } from '@vigie/media';
import { eventually } from '@vigie/testing';
import { WebSocket } from 'ws';

/** What a mobile-server would be, with everything that it received. */
export class MediaClient {
  readonly events: Record<string, unknown>[] = [];
  readonly frames: StreamFrame[] = [];
  closeCode: number | undefined;
  private readonly socket: WebSocket;

  constructor(url: string) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws/media/v1`);
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => (this.closeCode = code));
    this.socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.frames.push(decodeStreamFrame(data));
      else this.events.push(JSON.parse(data.toString()) as Record<string, unknown>);
    });
  }

  async send(command: Record<string, unknown>): Promise<void> {
    await eventually(() => this.socket.readyState === WebSocket.OPEN);
    this.socket.send(JSON.stringify(command));
  }

  get fragments(): StreamFrame[] {
    return this.frames.filter(({ kind }) => kind === 'fragment');
  }

  event(name: string): Record<string, unknown> | undefined {
    return this.events.find(({ event }) => event === name);
  }

  close(): void {
    this.socket.close();
  }
}
