import { WebSocket } from 'ws';
import { parseStreamEvent, type StreamEvent } from './stream-event.js';

export interface LinkListener {
  onEvent(event: StreamEvent): void;
  /** The bytes belong to the listener. */
  onFrame(bytes: Buffer): void;
  /** The link is over; 1006 where the recording server did not say why. Comes once, and never after `close`. */
  onClosed(code: number): void;
}

const CONNECT_MS = 3_000;
const ALIVE_MS = 15_000;

/** One connection to a recording server's media socket. */
export class RecordingLink {
  private readonly socket: WebSocket;
  private readonly alive: NodeJS.Timeout;
  private closed = false;
  private answered = true;

  constructor(recordingServerUrl: string, start: Readonly<Record<string, unknown>>, private readonly listener: LinkListener) {
    this.socket = new WebSocket(`${recordingServerUrl.replace(/^http/, 'ws')}/api/ws/media/v1`, { perMessageDeflate: false, handshakeTimeout: CONNECT_MS });
    this.socket.on('open', () => this.send({ command: 'start', ...start }));
    this.socket.on('message', (data: Buffer, isBinary: boolean) => this.take(data, isBinary));
    this.socket.on('pong', () => (this.answered = true));
    // The close that follows says it all.
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => this.over(code));
    this.alive = setInterval(() => this.ping(), ALIVE_MS);
  }

  send(command: Readonly<Record<string, unknown>>): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  }

  /** Stops reading: what is on its way waits at the recording server. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  get isPaused(): boolean {
    return this.socket.isPaused;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.alive);
    if (this.socket.readyState === WebSocket.OPEN) this.socket.close();
    else this.socket.terminate();
  }

  private take(data: Buffer, isBinary: boolean): void {
    if (this.closed) return;
    if (isBinary) return this.listener.onFrame(data);
    const event = parseStreamEvent(data.toString());
    if (event) this.listener.onEvent(event);
  }

  private ping(): void {
    if (this.isPaused || this.socket.readyState !== WebSocket.OPEN) return;
    if (!this.answered) return this.socket.terminate();
    this.answered = false;
    this.socket.ping();
  }

  private over(code: number): void {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.alive);
    this.listener.onClosed(code);
  }
}
