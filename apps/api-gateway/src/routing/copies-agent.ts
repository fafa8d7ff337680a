import { Agent } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** Node takes an error alone; its types ask for a socket with it. */
type Connected = (error: Error | null, socket: Duplex) => void;

/** How long a copy may take to accept a connection before the next one is tried, in milliseconds. */
const patienceMs = 2_000;

/**
 * Connects to one of the copies of a service: each in turn, and past those that do not answer. Nothing was sent before
 * there is a connection, so nothing can happen twice.
 */
export class CopiesAgent extends Agent {
  private turn = 0;

  constructor(private readonly copies: readonly URL[]) {
    super({ keepAlive: true, maxFreeSockets: 64, scheduling: 'fifo' });
  }

  override createConnection(_options: object, connected: Connected = () => undefined): undefined {
    const first = this.turn;
    this.turn = (this.turn + 1) % this.copies.length;
    this.attempt(first, this.copies.length, connected);
    return undefined;
  }

  private attempt(index: number, left: number, connected: Connected): void {
    const copy = this.copies[index % this.copies.length];
    if (!copy) return;
    const socket = connect({ host: copy.hostname.replace(/^\[|\]$/g, ''), port: Number(copy.port || 80), noDelay: true, keepAlive: true });
    const failed = (error: Error): void => {
      socket.destroy();
      if (left > 1) this.attempt(index + 1, left - 1, connected);
      else connected(error, socket);
    };
    socket.setTimeout(patienceMs, () => failed(new Error('no connection in time')));
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.setTimeout(0).removeAllListeners('timeout').removeListener('error', failed);
      connected(null, socket);
    });
  }
}
