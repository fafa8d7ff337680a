import { setTimeout as pause } from 'node:timers/promises';
import { readAs } from '@vigie/contracts';
import type { FactStream } from '@vigie/contracts';
import type { Tx } from '../persistence/tx.js';
import { continueTrace, inTrace } from '../telemetry/index.js';
import { coveringFilter, isFactOn } from './fact-envelope.js';
import { FactConsumer } from './fact-consumer.js';
import type { ConsumerOptions, ConsumerSurroundings } from './fact-consumer.js';
import type { Heard, HeardInBatches } from './fact-handlers.js';
import type { HeardMessage } from './heard-message.js';

/** Everything a service hears: one ordered line for each service that tells, one for each kind heard in batches. */
export class FactIntake {
  private consumers: FactConsumer[] = [];

  constructor(private readonly around: ConsumerSurroundings) {}

  start(single: readonly Heard[], batches: readonly HeardInBatches[]): void {
    const lines = [...this.linesOf(single), ...batches.map((batch) => this.batchLine(batch))];
    this.consumers = lines.map((line) => new FactConsumer(line, this.around));
    for (const consumer of this.consumers) consumer.start();
  }

  /** Takes nothing new from now on. */
  stop(): void {
    for (const consumer of this.consumers) consumer.stop();
  }

  /** Waits until what was taken is handled, at most `budgetMs`. */
  async drain(budgetMs: number): Promise<void> {
    await Promise.race([Promise.all(this.consumers.map((consumer) => consumer.stopped())), pause(budgetMs, undefined, { ref: false })]);
  }

  private linesOf(heard: readonly Heard[]): ConsumerOptions[] {
    const lines = new Map<string, Heard[]>();
    const nameOf = ({ fact }: Heard): string => (fact.stream === 'fact' ? fact.service : `${fact.stream}.${fact.service}`);
    for (const one of heard) lines.set(nameOf(one), [...(lines.get(nameOf(one)) ?? []), one]);
    return [...lines].map(([name, handlers]) => this.line(name, handlers[0]?.fact.stream ?? 'fact', handlers));
  }

  private line(name: string, stream: FactStream, handlers: Heard[]): ConsumerOptions {
    const concerned = (subject: string): Heard[] => handlers.filter(({ fact }) => isFactOn(fact, subject));
    return {
      consumer: `hears.${name}`,
      stream,
      filter: coveringFilter(handlers.map(({ fact }) => fact.subject(this.around.site))),
      max: 1,
      waitMs: 0,
      concerns: (subject) => concerned(subject).length > 0,
      handle: async (messages, tx) => {
        for (const message of messages) for (const { fact, handle } of concerned(message.subject)) await this.hand(message, tx, (payload, context) => handle(readAs(fact.payload, payload), tx, context));
      },
    };
  }

  private async hand({ context, data }: HeardMessage, _tx: Tx, work: (payload: unknown, context: NonNullable<HeardMessage['context']>) => Promise<void> | void): Promise<void> {
    if (context) await inTrace(continueTrace(context.traceparent), async () => work(data, context));
  }

  private batchLine({ fact, options, handle }: HeardInBatches): ConsumerOptions {
    return {
      consumer: `batch.${fact.type()}`,
      stream: fact.stream,
      filter: fact.subject(this.around.site),
      max: options.max,
      waitMs: options.waitMs,
      knowsItself: options.knowsItself ?? false,
      concerns: () => true,
      handle: async (messages, tx) => {
        const heard = messages.flatMap(({ context, data }) => (context ? [{ payload: data as object, fact: context }] : []));
        await handle(heard, tx);
      },
    };
  }
}
