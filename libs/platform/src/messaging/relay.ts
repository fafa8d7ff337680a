import { setTimeout as pause } from 'node:timers/promises';
import { ServiceClient } from '../persistence/service-client.js';
import { counter, gauge, logger } from '../telemetry/index.js';
import { backoffMs, waitFor } from './backoff.js';
import { OutboxStore } from './outbox-store.js';
import type { Published } from './outbox-store.js';
import { Publisher } from './publisher.js';
import { findMissing, tailIsIntact } from './reconcile.js';
import { streamInfo } from './provided.js';
import { factStreamName } from './streams.js';
import { Waker } from './waker.js';

const log = logger('relay');
const published = counter('outbox_published_total', 'Facts that JetStream confirmed.');
const failures = counter('outbox_failures_total', 'Times the relay had to start over.');
const waiting = gauge('outbox_waiting', 'Facts read by the relay that wait to be published.');

export interface RelayOptions {
  databaseUrl: string;
  natsUrl: string;
  site: string;
  service: string;
  /** How long delivered facts stay, to be told again. */
  keepMs?: number;
  /** How often the relay looks by itself; commits of this process wake it at once. */
  pollMs?: number;
}

const batch = 512;
const window = 256;
/**
 * Pause between two looks while there is something to carry, in milliseconds: the more there is, the longer, because
 * one look at many costs everybody less than many looks at a few.
 */
const gatherMs = (carried: number): number => (carried < 8 ? 5 : 80);
const hour = 3_600_000;
/** What was heard is remembered longer than what was told can be told again. */
const inboxMarginMs = 24 * hour;

/**
 * Carries facts from the outbox to JetStream. One copy of a service relays at a time, by an advisory lock on the
 * connection that reads and marks: whoever loses the connection loses the right to mark as well. It never gives up.
 */
export class Relay {
  private readonly waker = new Waker();
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private nextCleaning = 0;
  private streamCreated = '';
  private store?: OutboxStore;
  private publisher?: Publisher;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Something was committed. */
  poke(): void {
    this.waker.wake();
  }

  /** Publishes what is there, waits for it as long as `budgetMs`, then stops. */
  async stop(budgetMs: number): Promise<void> {
    this.stopping.abort();
    this.waker.wake();
    await Promise.race([this.running, pause(budgetMs, undefined, { ref: false })]);
    await this.close();
  }

  /** Tells everything once more that was told since `from`; listeners know what they heard already. Returns how many. */
  async replay(from: Date): Promise<number> {
    const count = await this.leased().forget(from);
    this.poke();
    return count;
  }

  /** Looks for confirmed facts that JetStream does not hold (any more) and publishes them again. Returns how many. */
  async reconcile(since: Date): Promise<number> {
    const missing = await findMissing(this.leased(), this.connected(), this.options, since);
    if (missing.length === 0) return 0;
    const count = await this.leased().forget(new Date(0), missing);
    log.warn({ count }, 'facts were lost on their way and are told again');
    this.poke();
    return count;
  }

  private leased(): OutboxStore {
    if (!this.store) throw new Error('Another copy of this service relays.');
    return this.store;
  }

  private connected(): Publisher {
    if (!this.publisher) throw new Error('The relay is not connected.');
    return this.publisher;
  }

  private async run(): Promise<void> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt += 1) {
      try {
        await this.open();
        await this.pump(() => {
          attempt = 0;
        });
      } catch (error) {
        if (this.stopping.signal.aborted) break;
        failures.inc();
        log.warn({ err: error, attempt }, 'the relay starts over');
        await this.close();
        await waitFor(backoffMs(attempt, 50, 2_000), this.stopping.signal);
      }
    }
    await this.close();
  }

  private async open(): Promise<void> {
    const { databaseUrl, natsUrl, service, site } = this.options;
    const client = new ServiceClient({ connectionString: databaseUrl, application_name: `vigie-${service}-relay`, keepAlive: true, connectionTimeoutMillis: 5_000 });
    // Without a listener a broken connection would end the process; the next statement says so as well.
    client.on('error', () => this.waker.wake());
    const store = new OutboxStore(client);
    try {
      await client.connect();
      // A mark that a crash of PostgreSQL takes away is a fact told twice, which whoever hears it knows; waiting for the disk would hold up everybody's commits.
      await client.query('SET synchronous_commit = off');
      let tries = 0;
      while (!(await store.tryLease(`relay:${service}`))) {
        await waitFor(backoffMs((tries += 1), 20, 500), this.stopping.signal);
        if (this.stopping.signal.aborted) throw new Error('stopped');
      }
      this.publisher = await Publisher.open(natsUrl, `vigie-${service}-relay`);
      this.store = store;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    const stream = await streamInfo(this.publisher, this.options, factStreamName(site));
    this.streamCreated = stream.created;
    if (!(await tailIsIntact(store, this.publisher, this.options, stream))) await this.reconcile(new Date(Date.now() - this.keepMs));
  }

  private async pump(progress: () => void): Promise<void> {
    while (!this.connected().closed) {
      const count = await this.carry();
      if (count > 0) progress();
      if (count === batch) continue;
      if (count > 0 || (await this.leased().anyWaiting())) {
        // Commits come in crowds, and behind a transaction still under way no commit of ours announces its end.
        await pause(gatherMs(count));
        continue;
      }
      if (this.stopping.signal.aborted) return;
      await this.idle();
    }
    throw new Error('connection to NATS lost');
  }

  /** One batch: read, publish, mark. Returns how many facts it carried. */
  private async carry(): Promise<number> {
    const rows = await this.leased().waiting(batch);
    waiting.set(rows.length);
    if (rows.length === 0) return 0;
    const done: Published[] = [];
    try {
      await this.connected().publish(rows, window, (one) => done.push(one));
    } finally {
      await this.leased().markPublished(done, this.streamCreated);
      published.inc(done.length);
    }
    return rows.length;
  }

  private async idle(): Promise<void> {
    if (Date.now() >= this.nextCleaning) {
      const limit = 5_000;
      const removed = await this.leased().clean(new Date(Date.now() - this.keepMs), new Date(Date.now() - this.keepMs - inboxMarginMs), limit);
      this.nextCleaning = Date.now() + (removed === limit ? 0 : hour / 12);
    }
    await this.waker.sleep(this.options.pollMs ?? 1_000);
  }

  private get keepMs(): number {
    return this.options.keepMs ?? 72 * hour;
  }

  private async close(): Promise<void> {
    const { store, publisher } = this;
    this.store = undefined;
    this.publisher = undefined;
    await publisher?.close().catch(() => undefined);
    await store?.client.end().catch(() => undefined);
  }
}
