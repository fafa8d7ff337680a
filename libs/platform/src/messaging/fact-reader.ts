import { AckPolicy, DeliverPolicy, JetStreamApiError } from '@nats-io/jetstream';
import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { GroupQueue } from './group-queue.js';
import { HeardMessage } from './heard-message.js';
import type { NatsLink } from './nats-link.js';
import type { Position } from './intake-position.js';
import { PulledMessages } from './pulled-messages.js';
import type { Delivered } from './pulled-messages.js';

const noMessage = 10_037;

/**
 * Where to go on in the stream that there is now. Another stream, or one that lost its end and maybe grew past it
 * again, is read from its start: what was heard before is known by its id.
 */
export async function startingPoint(jsm: JetStreamManager, stream: StreamInfo, known: Position | undefined): Promise<Position> {
  const start: Position = { streamCreated: stream.created, sequence: 0 };
  if (!known || known.streamCreated !== stream.created || known.sequence > stream.state.last_seq) return start;
  if (!known.messageId || known.sequence < stream.state.first_seq) return known;
  try {
    const message = await jsm.streams.getMessage(stream.config.name, { seq: known.sequence });
    return message?.header.get('Nats-Msg-Id') === known.messageId ? known : start;
  } catch (error) {
    // Removed by its age between the two questions.
    if (error instanceof JetStreamApiError && error.code === noMessage) return known;
    throw error;
  }
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
    private readonly link: NatsLink,
    private readonly stream: string,
    private readonly consumer: string,
    private readonly queue: GroupQueue<HeardMessage>,
    ahead: number,
  ) {
    const waiting = (): number => queue.size;
    this.messages = new PulledMessages(link.connection, { stream, consumer, ahead, waiting, take: (one) => this.take(one), ended: (reason) => queue.end(reason) });
    queue.onTaken(() => this.messages.ask());
  }

  static async open(link: NatsLink, stream: string, filter: string, after: number, queue: GroupQueue<HeardMessage>, ahead: number): Promise<FactReader> {
    const { name } = await link.jsm.consumers.add(stream, {
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      filter_subject: filter,
      mem_storage: true,
      num_replicas: 1,
      inactive_threshold: nanos(60_000),
    });
    return new FactReader(link, stream, name, queue, ahead);
  }

  async close(): Promise<void> {
    this.messages.close();
    if (this.link.connected) await this.link.jsm.consumers.delete(this.stream, this.consumer).catch(() => undefined);
  }

  private take(message: Delivered): void {
    if (message.deliverySequence !== this.expected) throw new Error('a message was lost between NATS and this service');
    this.expected += 1;
    this.pending = message.pending;
    this.queue.push(new HeardMessage(message));
  }
}
