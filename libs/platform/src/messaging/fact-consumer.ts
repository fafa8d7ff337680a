import type { FactStream } from '@vigie/contracts';
import { counter, gauge, logger } from '../telemetry/index.js';
import { isUnreachable } from '../persistence/failures.js';
import type { Database } from '../persistence/database.js';
import type { Leases } from '../persistence/leases.js';
import type { Tx } from '../persistence/tx.js';
import { backoffMs, waitFor } from './backoff.js';
import { putAside } from './dead-letters.js';
import { FactReader, startingPoint } from './fact-reader.js';
import { GroupQueue } from './group-queue.js';
import type { HeardMessage } from './heard-message.js';
import { advance, PositionMoved, readPosition, resetPosition } from './intake-position.js';
import type { Position } from './intake-position.js';
import type { NatsLink } from './nats-link.js';
import { messageIdAt } from './message-at.js';
import { NotNow } from './not-now.js';
import { streamInfo } from './provided.js';
import { streamName, streamSubjects } from './streams.js';

const log = logger('intake');
const retries = counter('facts_retried_total', 'Times a fact was tried again after its handler failed.', ['consumer']);
const held = counter('facts_held_total', 'Times a line of facts had to wait because its handler would not go on for now.', ['consumer']);
const behind = gauge('facts_behind', 'Facts in the stream behind the one handled last.', ['consumer']);

export interface ConsumerOptions {
  /** Unique within the service; names the lease, the position and the inbox rows. */
  consumer: string;
  stream: FactStream;
  filter: string;
  max: number;
  waitMs: number;
  /** Whether anybody here hears this subject; the others are passed over. */
  concerns(subject: string): boolean;
  handle(messages: HeardMessage[], tx: Tx): Promise<void>;
  /** The handler itself knows what it had before: the inbox need not remember it as well. */
  knowsItself?: boolean;
  /** How often a fact is tried before it is put aside. */
  attempts?: number;
}

export interface ConsumerSurroundings {
  link: NatsLink;
  database: Database;
  leases: Leases;
  site: string;
  service: string;
}

/** Nothing is wrong with the fact: it stays where it is, and the line begins again at it. */
const mustWait = (error: unknown): boolean => isUnreachable(error) || error instanceof PositionMoved || error instanceof NotNow;

/**
 * Hears one line of facts in order. One copy of a service hears at a time (a lease); the position in the stream moves in
 * the same transaction as the effect, so a copy that lost its lease without noticing cannot have an effect twice or skip.
 */
export class FactConsumer {
  private readonly stopping = new AbortController();
  private readonly log;
  private running?: Promise<void>;
  private position: Position = { streamCreated: '', sequence: 0 };

  constructor(
    private readonly options: ConsumerOptions,
    private readonly around: ConsumerSurroundings,
  ) {
    this.log = log.child({ consumer: options.consumer });
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Takes nothing new; what is being handled is finished. */
  stop(): void {
    this.stopping.abort();
  }

  async stopped(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        const lease = await this.around.leases.acquire(`${this.around.service}:${this.options.consumer}`, signal);
        try {
          await this.listen(AbortSignal.any([signal, lease.signal]), () => {
            attempt = 0;
          });
        } finally {
          await lease.release();
        }
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof NotNow) held.inc({ consumer: this.options.consumer });
        if (!(error instanceof PositionMoved)) this.log.warn({ err: error, attempt }, 'hearing starts over');
        await waitFor(backoffMs(Math.max(attempt, 1), 50, 2_000), signal);
      }
    }
  }

  private async listen(signal: AbortSignal, progress: () => void): Promise<void> {
    const { link, site, database } = this.around;
    const { max, waitMs, filter, consumer } = this.options;
    const stream = await streamInfo(link, this.around, streamName(site, this.options.stream));
    const known = await readPosition(database.read, consumer);
    const { name } = stream.config;
    this.position = await startingPoint(stream, known, (sequence) => messageIdAt(link, this.around, name, streamSubjects(site, this.options.stream), sequence));
    if (this.position !== known) await resetPosition(database.read, consumer, this.position);
    const ahead = Math.max(64, max * 2);
    const queue = new GroupQueue<HeardMessage>(max, waitMs);
    const reader = await FactReader.open(link, this.around, { stream: name, filter, start: { sequence: this.position.sequence + 1 } }, queue, ahead);
    const end = (): void => queue.end();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    // A consumer in memory does not outlive its server: begin again at the position, at once.
    const forget = link.onReconnect(end);
    try {
      await this.work(queue, reader, progress);
    } finally {
      signal.removeEventListener('abort', end);
      forget();
      queue.end();
      reader.close();
    }
    if (queue.failure) throw queue.failure;
  }

  private async work(queue: GroupQueue<HeardMessage>, reader: FactReader, progress: () => void): Promise<void> {
    let passed: HeardMessage | undefined;
    while (!queue.isEnded) {
      const group = await queue.next(5_000);
      const last = group?.at(-1);
      behind.set({ consumer: this.options.consumer }, reader.pending);
      if (!group || !last) {
        // Only what nobody hears came by: remember how far, now that it is quiet.
        if (passed && !queue.isEnded) await this.pass(passed);
        passed = undefined;
        continue;
      }
      const concerning = group.filter((message) => this.options.concerns(message.subject));
      if (concerning.length === 0) passed = last;
      else {
        passed = undefined;
        await this.settle(concerning);
      }
      progress();
    }
  }

  private async pass(message: HeardMessage): Promise<void> {
    const to = this.after(message);
    await this.around.database.change(async ({ manager }) => advance(manager, this.options.consumer, this.position, to, []));
    this.position = to;
  }

  /** Handles a group; when it fails, its halves, until the one that fails is alone. */
  private async settle(group: HeardMessage[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    if (group.length === 1) return this.settleOne(first);
    try {
      await this.handle(group);
    } catch (error) {
      if (mustWait(error)) throw error;
      retries.inc({ consumer: this.options.consumer });
      this.log.warn({ err: error, count: group.length }, 'a group failed and is tried in halves');
      const half = Math.ceil(group.length / 2);
      await this.settle(group.slice(0, half));
      await this.settle(group.slice(half));
    }
  }

  private async settleOne(message: HeardMessage): Promise<void> {
    const { signal } = this.stopping;
    const most = this.options.attempts ?? 6;
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (message.unreadable) return await this.bury(message, message.unreadable, attempt);
        return await this.handle([message]);
      } catch (error) {
        if (mustWait(error) || signal.aborted) throw error;
        if (attempt === most) return this.bury(message, error, attempt);
        retries.inc({ consumer: this.options.consumer });
        this.log.warn({ err: error, attempt, message: message.context?.id, subject: message.subject }, 'a fact failed and is tried again');
        await waitFor(backoffMs(attempt, 50, 2_000), signal);
        signal.throwIfAborted();
      }
    }
  }

  private async handle(group: HeardMessage[]): Promise<void> {
    const last = group.at(-1);
    if (!last) return;
    if (group.some(({ unreadable }) => unreadable !== undefined)) throw new Error('a message of the group is not a fact');
    const to = this.after(last);
    const ids = group.flatMap(({ context }) => (context ? [context.id] : []));
    await this.around.database.change(async (tx) => {
      if (this.options.knowsItself) {
        await advance(tx.manager, this.options.consumer, this.position, to, []);
        return this.options.handle(group, tx);
      }
      const fresh = await advance(tx.manager, this.options.consumer, this.position, to, ids);
      // A message may be in the group twice: the first takes the id.
      const unheard = group.filter(({ context }) => context && fresh.delete(context.id));
      if (unheard.length > 0) await this.options.handle(unheard, tx);
    });
    this.position = to;
  }

  private async bury(message: HeardMessage, error: unknown, attempts: number): Promise<void> {
    const { consumer } = this.options;
    const to = this.after(message);
    const { context, subject, body, sequence } = message;
    await this.around.database.change(async ({ manager }) => {
      await advance(manager, consumer, this.position, to, context ? [context.id] : []);
      await putAside(manager, { consumer, subject, body, error, attempts, sequence, ...(context ? { messageId: context.id } : {}) });
    });
    this.position = to;
  }

  private after({ sequence, context }: HeardMessage): Position {
    return { streamCreated: this.position.streamCreated, sequence, ...(context ? { messageId: context.id } : {}) };
  }
}
