import { createInbox, headers } from '@nats-io/transport-node';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** The number in the stream, or why there is none. */
export type Outcome = number | Error;

interface Expected {
  since: number;
  settle(outcome: Outcome): void;
}

interface Acknowledgement {
  seq?: number;
  error?: { code: number; description: string };
}

/**
 * Publishes to JetStream and waits for acknowledgements over one subscription. The library's own requests prepare two
 * errors with their stacks for each message, which costs more than all the rest.
 */
export class AcknowledgedPublishing {
  private readonly inbox = createInbox();
  private readonly expected = new Map<string, Expected>();
  private readonly sweep: NodeJS.Timeout;
  private next = 0;

  constructor(
    private readonly connection: NatsConnection,
    private readonly deadlineMs: number,
  ) {
    connection.subscribe(`${this.inbox}.*`, { callback: (error, message) => this.take(error, message) });
    this.sweep = setInterval(() => this.giveUp(), deadlineMs / 5);
    void connection.closed().then(() => this.stop());
  }

  /** Calls `settle` once: with the number in the stream, or with the reason when JetStream refuses, is not there or keeps silent. */
  publish(subject: string, payload: string, messageId: string, settle: (outcome: Outcome) => void): void {
    const token = String((this.next += 1));
    const carried = headers();
    carried.set('Nats-Msg-Id', messageId);
    this.expected.set(token, { since: Date.now(), settle });
    try {
      this.connection.publish(subject, payload, { reply: `${this.inbox}.${token}`, headers: carried });
    } catch (error) {
      this.expected.delete(token);
      settle(error as Error);
    }
  }

  private take(failure: Error | null, message: Msg): void {
    if (failure) return this.fail(failure);
    const token = message.subject.slice(this.inbox.length + 1);
    const one = this.expected.get(token);
    if (!one) return;
    this.expected.delete(token);
    if (message.headers?.code === 503) return one.settle(new Error('JetStream is not there'));
    const { seq, error } = message.json<Acknowledgement>();
    if (error || seq === undefined) one.settle(new Error(`JetStream refused a fact: ${error?.description ?? 'no number'}`));
    else one.settle(seq);
  }

  private giveUp(): void {
    const [oldest] = this.expected.values();
    if (oldest && Date.now() - oldest.since > this.deadlineMs) this.fail(new Error('JetStream does not acknowledge'));
  }

  private stop(): void {
    clearInterval(this.sweep);
    this.fail(new Error('connection to NATS lost'));
  }

  private fail(error: Error): void {
    const expected = [...this.expected.values()];
    this.expected.clear();
    for (const one of expected) one.settle(error);
  }
}
