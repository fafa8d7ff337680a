import { VigieError } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import type { WebSocket } from 'ws';
import { closeCodeOf, streamClose } from './close-codes.js';

export interface ViewerHandler {
  /** One text frame. What it throws is told to the client; a refusal other than a faulty command ends the connection. */
  onCommand(text: string): Promise<void> | void;
  onClosed(): void;
}

const log = logger('viewer');

/** The connection to one browser: takes its commands one after the other, sends it events and video, and closes with a reason. */
export class ViewerSocket {
  private queue: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly socket: WebSocket,
    readonly caller: Caller,
  ) {}

  /** From now on commands are taken; the client is told so. */
  serve(handler: ViewerHandler): void {
    this.socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.queue = this.queue.then(() => this.handle(handler, isBinary ? '' : data.toString())).catch((error: unknown) => this.fail(error));
    });
    this.socket.on('close', () => {
      this.ended = true;
      handler.onClosed();
    });
    this.event({ event: 'authenticated' });
  }

  get isOpen(): boolean {
    return !this.ended && this.socket.readyState === this.socket.OPEN;
  }

  /** Bytes that the client has not taken yet. */
  get unsentBytes(): number {
    return this.socket.bufferedAmount;
  }

  event(event: Readonly<Record<string, unknown>>): void {
    if (this.isOpen) this.socket.send(JSON.stringify(event));
  }

  frame(bytes: Buffer): void {
    if (this.isOpen) this.socket.send(bytes);
  }

  /** Says why, then closes. */
  end(error: VigieError): void {
    if (!this.isOpen) return;
    this.tell(error);
    this.ended = true;
    this.socket.close(closeCodeOf(error.status), error.code);
  }

  private async handle(handler: ViewerHandler, text: string): Promise<void> {
    if (this.isOpen) await handler.onCommand(text);
  }

  /** A command that is not understood is told and passed over; anything else ends the view. */
  private fail(thrown: unknown): void {
    const error = asVigieError(thrown);
    log.debug({ err: thrown }, 'command refused');
    if (closeCodeOf(error.status) === streamClose.badRequest) this.tell(error);
    else this.end(error);
  }

  private tell(error: VigieError): void {
    this.event({ event: 'error', ...errorEnvelope(error, this.caller.language) });
  }
}
