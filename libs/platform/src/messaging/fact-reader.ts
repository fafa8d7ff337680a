import type { StreamInfo } from '@nats-io/jetstream';
import type { GroupQueue } from './group-queue.js';
import { HeardMessage } from './heard-message.js';
import type { NatsLink } from './nats-link.js';
import type { Position } from './intake-position.js';
import { openReader } from './provided.js';
import type { ReaderRequest, Served } from './provided.js';
import { PulledMessages } from './pulled-messages.js';
import type { Delivered } from './pulled-messages.js';

/**
 * Where to go on in the stream that there is now. Another stream, or one that lost its end and maybe grew past it
 * again, is read from its start: what was heard before is known by its id. `idAt` says what the stream holds.
 */
export async function startingPoint(stream: StreamInfo, known: Position | undefined, idAt: (sequence: number) => Promise<string | undefined>): Promise<Position> {
  const start: Position = { streamCreated: stream.created, sequence: 0 };
  if (!known || known.streamCreated !== stream.created || known.sequence > stream.state.last_seq) return start;
  if (!known.messageId || known.sequence < stream.state.first_seq) return known;
  const id = await idAt(known.sequence);
  // None: removed by its age between the two questions.
  return id === undefined || id === known.messageId ? known : start;
}

/**
 * Reads a stream in order from a position that PostgreSQL keeps, into a queue, through a consumer that lives as long as
 * the reader. Nothing is acknowledged, so nothing can be acknowledged too early, get stuck or come twice out of turn.
 * At a gap, or when the consumer is gone, it ends the queue with the reason.
 */
export class FactReader {
  /** Messages in the stream behind the one read last. */
  pending = 0;
  private expected = 1;
  private readonly messages: PulledMessages;

  private constructor(
    link: NatsLink,
    stream: string,
    consumer: string,
    private readonly queue: GroupQueue<HeardMessage>,
    ahead: number,
  ) {
    const waiting = (): number => queue.size;
    this.messages = new PulledMessages(link.connection, { stream, consumer, ahead, waiting, take: (one) => this.take(one), ended: (reason) => queue.end(reason) });
    queue.onTaken(() => this.messages.ask());
  }

  static async open(link: NatsLink, served: Served, request: ReaderRequest, queue: GroupQueue<HeardMessage>, ahead: number): Promise<FactReader> {
    const { consumer } = await openReader(link, served, request);
    return new FactReader(link, request.stream, consumer, queue, ahead);
  }

  /** Takes nothing more. The consumer goes by itself. */
  close(): void {
    this.messages.close();
  }

  private take(message: Delivered): void {
    if (message.deliverySequence !== this.expected) throw new Error('a message was lost between NATS and this service');
    this.expected += 1;
    this.pending = message.pending;
    this.queue.push(new HeardMessage(message));
  }
}
