import { AckPolicy, DeliverPolicy, JetStreamApiError } from '@nats-io/jetstream';
import type { ConsumerMessages, JetStreamManager, JsMsg, StreamInfo } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsLink } from './nats-link.js';
import type { Position } from './intake-position.js';

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
 * Reads a stream in order from a position that PostgreSQL keeps, through a consumer that lives as long as the reader.
 * Nothing is acknowledged, so nothing can be acknowledged too early, get stuck or come twice out of turn.
 */
export class FactReader {
  private expected = 1;

  private constructor(
    private readonly messages: ConsumerMessages,
    private readonly drop: () => Promise<unknown>,
  ) {}

  static async open(link: NatsLink, stream: string, filter: string, after: number, ahead: number): Promise<FactReader> {
    const info = await link.jsm.consumers.add(stream, {
      ack_policy: AckPolicy.None,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      filter_subject: filter,
      mem_storage: true,
      num_replicas: 1,
      inactive_threshold: nanos(60_000),
    });
    const consumer = await link.js.consumers.get(stream, info.name);
    // Pulls are sent as messages are taken, so a slow handler is not buried.
    const messages = await consumer.consume({ max_messages: ahead, threshold_messages: Math.floor(ahead / 2), expires: 10_000, abort_on_missing_resource: true });
    return new FactReader(messages, () => link.jsm.consumers.delete(stream, info.name));
  }

  /** Messages in the order of the stream. Ends when stopped; throws at a gap or when the consumer is gone. */
  async *read(): AsyncGenerator<JsMsg> {
    for await (const message of this.messages) {
      if (message.info.deliverySequence !== this.expected) throw new Error('a message was lost between NATS and this service');
      this.expected += 1;
      yield message;
    }
  }

  async close(connected: boolean): Promise<void> {
    await this.messages.close().catch(() => undefined);
    if (connected) await this.drop().catch(() => undefined);
  }
}
