import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { encodeFact } from './fact-envelope.js';
import type { TellingRow } from './fact-envelope.js';
import { natsOptions } from './nats-options.js';
import type { Published } from './outbox-store.js';

const acknowledgeMs = 5_000;

/**
 * Publishes to JetStream over a connection that does not come back when it breaks. A connection that reconnects
 * would send what it had buffered, behind a gap of what was lost: the order of a source would break. This one ends,
 * and the relay starts over at the first fact without an acknowledgement.
 */
export class Publisher {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly js: JetStreamClient,
    readonly jsm: JetStreamManager,
  ) {}

  static async open(url: string, name: string): Promise<Publisher> {
    const connection = await connect({ ...natsOptions(url, name), reconnect: false });
    return new Publisher(connection, jetstream(connection, { timeout: acknowledgeMs }), await jetstreamManager(connection, { checkAPI: false }));
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
    const inFlight = new Set<Promise<void>>();
    for (const row of rows) {
      while (inFlight.size >= window && failure === undefined) await Promise.race(inFlight);
      if (failure !== undefined) break;
      const flight = this.js
        .publish(row.subject, encodeFact(row), { msgID: row.message_id })
        .then(
          ({ seq }) => acknowledged({ id: row.id, messageId: row.message_id, sequence: seq }),
          (error: unknown) => {
            failure ??= error;
          },
        )
        .finally(() => inFlight.delete(flight));
      inFlight.add(flight);
    }
    await Promise.all(inFlight);
    if (failure !== undefined) throw failure;
  }

  async close(): Promise<void> {
    if (!this.connection.isClosed()) await this.connection.close();
  }
}
