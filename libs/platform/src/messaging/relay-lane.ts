import type { FactStream } from '@vigie/contracts';
import { counter, gauge, logger } from '../telemetry/index.js';
import { backoffMs, waitFor } from './backoff.js';
import type { OutboxStore, Published } from './outbox-store.js';
import { Publisher } from './publisher.js';
import { tailIsIntact } from './reconcile.js';
import { streamInfo } from './provided.js';
import { streamName } from './streams.js';
import { Waker } from './waker.js';

const log = logger('relay');
const published = counter('outbox_published_total', 'Facts that JetStream confirmed.', ['stream']);
const failures = counter('outbox_failures_total', 'Times a lane of the relay had to start over.', ['stream']);
const waiting = gauge('outbox_waiting', 'Facts read by the relay that wait to be published.', ['stream']);

const batch = 512;
const window = 256;

export interface LaneOptions {
  natsUrl: string;
  site: string;
  service: string;
}

/** What a lane works with for as long as its relay holds the lease. */
export interface LaneSession {
  store: OutboxStore;
  /** Aborts when the lease is lost. */
  lost: AbortSignal;
  /** Aborts when the service stops: what is there is still carried. */
  stopping: AbortSignal;
  /** Tells again what the stream lost. */
  repair(): Promise<void>;
}

/**
 * Carries the facts of one stream from the outbox to JetStream, in order. It has a connection of its own to NATS: when its
 * stream is full or does not answer, this lane waits and tries for ever, and the others go on.
 */
export class RelayLane {
  publisher?: Publisher;
  private readonly waker = new Waker();
  private cursor = 0;
  private settled = 0;
  /** Changes whenever facts are to be told again from the beginning. */
  private round = 0;

  constructor(readonly stream: FactStream, private readonly options: LaneOptions) {}

  /** Rows up to this number are decided and may be carried. */
  reach(settled: number): void {
    if (settled === this.settled) return;
    this.settled = settled;
    this.waker.wake();
  }

  /** What was carried before may wait again. */
  again(): void {
    this.round += 1;
    this.cursor = 0;
    this.waker.wake();
  }

  wake(): void {
    this.waker.wake();
  }

  /** Whether nothing waits that may be carried. */
  get done(): boolean {
    return this.cursor >= this.settled;
  }

  /** Carries until the lease is lost, or until the service stops and nothing is left. */
  async run(session: LaneSession): Promise<void> {
    this.again();
    for (let attempt = 1; !session.lost.aborted; attempt += 1) {
      try {
        const streamCreated = await this.open(session);
        await this.pump(session, streamCreated, () => {
          attempt = 0;
        });
        return;
      } catch (error) {
        await this.close();
        if (session.lost.aborted || session.stopping.aborted) return;
        failures.inc({ stream: this.stream });
        log.warn({ err: error, attempt, stream: this.stream }, 'a lane of the relay starts over');
        await waitFor(backoffMs(attempt, 50, 2_000), AbortSignal.any([session.lost, session.stopping]));
      }
    }
  }

  async close(): Promise<void> {
    const { publisher } = this;
    this.publisher = undefined;
    await publisher?.close().catch(() => undefined);
  }

  private async open({ store, repair }: LaneSession): Promise<string> {
    const { natsUrl, site, service } = this.options;
    this.publisher = await Publisher.open(natsUrl, `vigie-${service}-relay`);
    const lane = { site, service, stream: this.stream };
    const stream = await streamInfo(this.publisher, lane, streamName(site, this.stream));
    if (!(await tailIsIntact(store, this.publisher, lane, stream))) await repair();
    return stream.created;
  }

  private async pump({ store, lost, stopping }: LaneSession, streamCreated: string, progress: () => void): Promise<void> {
    while (!lost.aborted) {
      if (!this.publisher || this.publisher.closed) throw new Error('connection to NATS lost');
      if ((await this.carry(store, this.publisher, streamCreated)) > 0) progress();
      else if (stopping.aborted && this.done) return;
      else await this.waker.sleep(1_000);
    }
  }

  /** One batch: read, publish, mark. Returns how many facts it carried. */
  private async carry(store: OutboxStore, publisher: Publisher, streamCreated: string): Promise<number> {
    const { round, settled } = this;
    if (this.done) return 0;
    const rows = await store.waiting(this.stream, this.cursor, settled, batch);
    waiting.set({ stream: this.stream }, rows.length);
    const last = rows.length === batch ? Number(rows.at(-1)?.id) : settled;
    const done: Published[] = [];
    try {
      await publisher.publish(rows, window, (one) => done.push(one));
    } finally {
      await store.markPublished(this.stream, done, streamCreated);
      published.inc({ stream: this.stream }, done.length);
    }
    if (round === this.round) this.cursor = last;
    return rows.length;
  }
}
