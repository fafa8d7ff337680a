import { VigieError } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import type { Caller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import type { Peer, SocketSession } from '@vigie/platform/sockets';
import { closeCodeOf, streamClose } from './close-codes.js';

export interface ViewerHandler {
  /** One text frame. What it throws is told to the client; a refusal other than a faulty command ends the connection. */
  onCommand(text: string): Promise<void> | void;
  onClosed(): void;
}

const log = logger('viewer');

/** The connection to one browser: takes its commands one after the other, sends it events and video, and closes with a reason. */
export class ViewerSocket {
  constructor(
    private readonly peer: Peer,
    readonly caller: Caller,
  ) {}

  /** From now on commands are taken; the client is told so. */
  serve(handler: ViewerHandler): SocketSession {
    this.event({ event: 'authenticated' });
    return { onCommand: (text) => this.handle(handler, text), onClosed: () => handler.onClosed() };
  }

  get isOpen(): boolean {
    return this.peer.isOpen;
  }

  /** Bytes that the client has not taken yet. */
  get unsentBytes(): number {
    return this.peer.unsentBytes;
  }

  event(event: Readonly<Record<string, unknown>>): void {
    this.peer.send(event);
  }

  frame(bytes: Buffer): void {
    this.peer.bytes(bytes);
  }

  /** Says why, then closes. */
  end(error: VigieError): void {
    if (!this.isOpen) return;
    this.tell(error);
    this.peer.close(closeCodeOf(error.status), error.code);
  }

  private async handle(handler: ViewerHandler, text: string): Promise<void> {
    try {
      await handler.onCommand(text);
    } catch (thrown) {
      this.fail(thrown);
    }
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
