import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { AcknowledgedPublishing } from './acknowledged.js';
import { encodeFact } from './fact-envelope.js';
import type { TellingRow } from './fact-envelope.js';
import { jetStreamOptions, natsOptions } from './nats-options.js';
import type { Published } from './outbox-store.js';

const acknowledgeMs = 5_000;

/**
 * Publishes to JetStream over a connection that does not come back when it breaks. A connection that reconnects
 * would send what it had buffered, behind a gap of what was lost: the order of a source would break. This one ends,
 * and the relay starts over at the first fact without an acknowledgement.
 */
export class Publisher {
  private constructor(
    readonly connection: NatsConnection,
    private readonly publishing: AcknowledgedPublishing,
    readonly jsm: JetStreamManager,
  ) {}

  static async open(url: string, name: string): Promise<Publisher> {
    const connection = await connect({ ...natsOptions(url, name), reconnect: false });
    return new Publisher(connection, new AcknowledgedPublishing(connection, acknowledgeMs), await jetstreamManager(connection, jetStreamOptions));
  }

  get closed(): boolean {
    return this.connection.isClosed();
  }

  /**
   * Publishes in order with up to `window` facts in flight and hands over every acknowledgement. After the first
   * failure nothing more is sent; it is thrown once everything in flight is decided.
   */
  async publish(rows: readonly TellingRow[], window: number, acknowledged: (published: Published) => void): Promise<void> {
    let failure: unknown;
    let inFlight = 0;
    let landed = (): void => undefined;
    const landing = (): Promise<void> => new Promise((resolve) => { landed = resolve; });
    for (const row of rows) {
      while (inFlight >= window && failure === undefined) await landing();
      if (failure !== undefined) break;
      inFlight += 1;
      this.publishing.publish(row.subject, encodeFact(row), row.message_id, (outcome) => {
        inFlight -= 1;
        if (typeof outcome === 'number') acknowledged({ id: row.id, messageId: row.message_id, sequence: outcome });
        else failure ??= outcome;
        landed();
      });
    }
    while (inFlight > 0) await landing();
    if (failure !== undefined) throw failure as Error;
  }

  async close(): Promise<void> {
    if (!this.connection.isClosed()) await this.connection.close();
  }
}
