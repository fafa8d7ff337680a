import type { WebSocket } from 'ws';
import type { Language, VigieError } from '@vigie/contracts';
import { errorEnvelope } from '../http/index.js';
import { closeCodeOf, socketClose } from './close-codes.js';

/** How long a peer that does not take what it is sent may take its goodbye, in milliseconds. */
const goodbyeMs = 1_000;

/** The other end of a socket. Whatever is sent, it is cut off before what it does not take grows the process. */
export class Peer {
  private closing = false;

  /** `mostUnsent`: bytes that may wait for it. */
  constructor(private readonly socket: WebSocket, private readonly mostUnsent: number) {}

  get isOpen(): boolean {
    return !this.closing && this.socket.readyState === this.socket.OPEN;
  }

  /** Bytes that it has not taken yet. */
  get unsentBytes(): number {
    return this.socket.bufferedAmount;
  }

  /** A frame of text: an object as JSON, or what is JSON already. */
  send(frame: object | string): void {
    this.write(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  bytes(frame: Buffer): void {
    this.write(frame);
  }

  /** Says why, then closes. */
  refuse(error: VigieError, language: Language): void {
    this.send(errorEnvelope(error, language));
    this.close(closeCodeOf(error.status), error.code);
  }

  close(code: number, reason?: string): void {
    if (this.closing) return;
    this.closing = true;
    this.socket.close(code, reason);
    // A goodbye behind a full buffer never arrives, and the buffer stays.
    setTimeout(() => this.socket.terminate(), goodbyeMs).unref();
  }

  /** Calls when the socket has closed, at once where it has already. */
  onClosed(listener: () => void): void {
    if (this.socket.readyState === this.socket.CLOSED) listener();
    else this.socket.once('close', listener);
  }

  private write(frame: string | Buffer): void {
    if (!this.isOpen) return;
    this.socket.send(frame);
    if (this.socket.bufferedAmount > this.mostUnsent) this.close(socketClose.tooMuch, 'too slow');
  }
}
