import { createInbox, nanos } from '@nats-io/transport-node';
import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node';
import { jetStreamApi } from './nats-options.js';

const expiresMs = 10_000;
/** The server says at least this often that it is there; twice as long a silence is the end of the line. */
const heartbeatMs = 5_000;
/**
 * Messages asked for at once, as a part of what may be ahead, and at least. Fewer would be many requests; more would arrive
 * in one go and keep the database waiting for its next statement until all of it is read.
 */
const part = { share: 1 / 32, least: 32 };

/** A message as a consumer delivered it. */
export interface Delivered {
  subject: string;
  data: Uint8Array;
  /** Read when they are asked for. */
  headers(): MsgHdrs | undefined;
  /** When JetStream took it, in milliseconds since 1970. */
  time: number;
  /** Number in the stream. */
  streamSequence: number;
  /** Number among what this consumer delivered, from 1. */
  deliverySequence: number;
  /** How many the consumer has behind it. */
  pending: number;
}

export interface Pulling {
  stream: string;
  consumer: string;
  /** Messages that may be on their way or waiting here. */
  ahead: number;
  /** How many wait here. */
  waiting(): number;
  take(message: Delivered): void;
  /** There is nothing more to deliver for the moment. */
  idle?(): void;
  /** Called once, when nothing comes any more for a reason of its own. */
  ended(reason: Error): void;
}

/**
 * Pulls what a consumer delivers, as much as there is room for. The library's own iterator makes several promises for
 * each message, which costs a service that takes many more than reading them does.
 */
export class PulledMessages {
  private readonly inbox = createInbox();
  private readonly subscription;
  private readonly watch: NodeJS.Timeout;
  private asked = 0;
  private asking = false;
  private lastHeard = Date.now();
  private closed = false;

  constructor(
    private readonly connection: NatsConnection,
    private readonly options: Pulling,
  ) {
    this.subscription = connection.subscribe(this.inbox, { callback: (error, message) => this.receive(error, message) });
    this.watch = setInterval(() => {
      if (this.asked > 0 && Date.now() - this.lastHeard > 2 * heartbeatMs) this.end(new Error('the consumer is silent'));
    }, heartbeatMs / 2).unref();
    this.ask();
  }

  /** Asks for more where there is room, with two requests under way at most. To be called when something was taken away. */
  ask(): void {
    const { ahead, waiting } = this.options;
    const batch = Math.max(part.least, Math.ceil(ahead * part.share));
    while (!this.closed && this.asked <= batch && ahead - waiting() - this.asked >= batch) this.request(batch);
  }

  private request(batch: number): void {
    // The silence that counts begins when something is asked for.
    if (this.asked === 0) this.lastHeard = Date.now();
    this.asked += batch;
    const { stream, consumer } = this.options;
    const request = JSON.stringify({ batch, expires: nanos(expiresMs), idle_heartbeat: nanos(heartbeatMs) });
    try {
      this.connection.publish(`${jetStreamApi}.CONSUMER.MSG.NEXT.${stream}.${consumer}`, request, { reply: this.inbox });
    } catch (error) {
      this.end(error as Error);
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.watch);
    this.subscription.unsubscribe();
  }

  private end(reason: Error): void {
    if (this.closed) return;
    this.close();
    this.options.ended(reason);
  }

  private receive(error: Error | null, message: Msg): void {
    if (this.closed) return;
    if (error) return this.end(error);
    this.lastHeard = Date.now();
    // Only what the server says of a request is addressed to the inbox itself.
    if (message.subject === this.inbox) return this.heed(message);
    this.asked -= 1;
    try {
      this.options.take(delivered(message));
    } catch (failure) {
      return this.end(failure as Error);
    }
    this.askSoon();
  }

  /** Not within this turn: what the server sends at once would be read in the same turn, and so on until there is no room. */
  private askSoon(): void {
    if (this.asking) return;
    this.asking = true;
    setImmediate(() => {
      this.asking = false;
      this.ask();
    });
  }

  private heed({ headers }: Msg): void {
    const code = headers?.code ?? 0;
    if (code === 100 || code === 404 || code === 408) this.options.idle?.();
    if (code === 100) return;
    // Nothing more came in time: what was asked for and did not come is asked for again.
    if (code !== 404 && code !== 408) return this.end(new Error(`the consumer ended: ${code} ${headers?.description ?? ''}`));
    this.asked = Math.max(0, this.asked - Number(headers?.get('Nats-Pending-Messages') || 0));
    this.ask();
  }
}

/** Reads `$JS.ACK[.domain.account].stream.consumer.deliveries.streamSequence.deliverySequence.time.pending[.token]`. */
export function delivered(message: Pick<Msg, 'subject' | 'data' | 'reply' | 'headers'>): Delivered {
  const { subject, data, reply = '' } = message;
  const tokens = reply.split('.');
  const first = tokens.length === 9 ? 5 : 7;
  if (tokens[0] !== '$JS' || tokens[1] !== 'ACK' || tokens.length < 9) throw new Error('a message did not come from JetStream');
  const number = (place: number): number => Number(tokens[first + place]);
  return { subject, data, headers: () => message.headers, streamSequence: number(0), deliverySequence: number(1), time: number(2) / 1e6, pending: number(3) };
}
