import { session, SessionEnded } from '../session/session';
import { connection } from '../api/connection';
import { currentLanguage } from '../i18n/language';
import { backOff } from './back-off';
import { readFrame, type MediaFrame } from './frame';
import { afterClose, readEvent, type StreamEvent, type ViewState } from './stream-events';

export interface StreamHandlers {
  /** The command that starts the view; asked for on every (re)connect. */
  start: () => object;
  onEvent: (event: StreamEvent) => void;
  onFrame: (frame: MediaFrame) => void;
  onState: (state: ViewState) => void;
}

/** One view over one socket: authenticates, starts, and comes back by itself after a cut. */
export class StreamSocket {
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private renewed = false;
  private closed = false;
  private ready = false;
  private refusal: string | undefined;
  /** The way is free again: nobody waits for the end of a pause that was made for its absence. */
  private readonly unlisten = connection.onChange((state) => {
    if (state !== 'online' || this.timer === undefined) return;
    this.attempt = 0;
    this.stopWaiting();
    void this.open();
  });

  constructor(private readonly path: string, private readonly handlers: StreamHandlers) {
    handlers.onState({ kind: 'connecting' });
    void this.open();
  }

  /** Sends when the view is running; what is said before is part of `start`. */
  send(command: object): void {
    if (this.ready && this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  }

  close(): void {
    this.closed = true;
    this.unlisten();
    this.stopWaiting();
    this.socket?.close(1000);
  }

  private async open(): Promise<void> {
    let token: string;
    try {
      token = this.renewed ? await session.renew() : await session.accessToken();
    } catch (error) {
      if (error instanceof SessionEnded) this.handlers.onState({ kind: 'signedOut' });
      else this.retry();
      return;
    }
    if (this.closed) return;
    const socket = new WebSocket(new URL(this.path, location.origin.replace(/^http/, 'ws')));
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.ready = false;
    this.refusal = undefined;
    socket.onopen = () => socket.send(JSON.stringify({ command: 'authenticate', token, language: currentLanguage() }));
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => this.onMessage(socket, message.data);
    socket.onclose = (event) => this.onClose(event.code);
  }

  private onMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    if (this.closed || socket !== this.socket) return;
    if (typeof data !== 'string') {
      const frame = readFrame(data);
      if (frame) this.handlers.onFrame(frame);
      return;
    }
    const event = readEvent(data);
    if (!event) return;
    if (event.event === 'authenticated') {
      // Said by the socket and by the view: one start is enough.
      if (this.ready) return;
      this.ready = true;
      socket.send(JSON.stringify(this.handlers.start()));
    } else if (event.event === 'started') {
      this.attempt = 0;
      this.renewed = false;
    } else if (event.event === 'error') {
      this.refusal = event.error.details?.[0]?.errorText;
    }
    this.handlers.onEvent(event);
  }

  private onClose(code: number): void {
    if (this.closed) return;
    this.ready = false;
    if (code === 1006) connection.check();
    const next = afterClose(code);
    if (next === 'refused') this.handlers.onState({ kind: 'refused', text: this.refusal });
    else if (next === 'missing') this.handlers.onState({ kind: 'missing' });
    else if (next === 'authenticate' && !this.renewed) {
      this.renewed = true;
      void this.open();
    } else this.retry();
  }

  private retry(): void {
    if (this.closed) return;
    this.handlers.onState({ kind: 'reconnecting' });
    this.stopWaiting();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.open();
    }, backOff(this.attempt));
    this.attempt += 1;
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
