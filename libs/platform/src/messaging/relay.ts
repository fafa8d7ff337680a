import { setTimeout as pause } from 'node:timers/promises';
import { factStreams } from '@vigie/contracts';
import { NumberGate } from '../persistence/number-gate.js';
import { ServiceClient } from '../persistence/service-client.js';
import { logger } from '../telemetry/index.js';
import { backoffMs, waitFor } from './backoff.js';
import { OutboxStore } from './outbox-store.js';
import { findMissing } from './reconcile.js';
import { RelayLane } from './relay-lane.js';
import type { LaneOptions } from './relay-lane.js';
import { Waker } from './waker.js';

const log = logger('relay');

export interface RelayOptions extends LaneOptions {
  databaseUrl: string;
  /** How long delivered facts stay, to be told again. */
  keepMs?: number;
  /** How often the relay looks by itself; commits of this process wake it at once. */
  pollMs?: number;
}

/**
 * Pause between two looks while there is something to carry, in milliseconds: the more there is, the longer, because
 * one look at many costs everybody less than many looks at a few.
 */
const gatherMs = (found: number): number => (found < 8 ? 5 : 80);
/** Longest pause between two looks at a hole in the numbers, in milliseconds. */
const holeMs = 200;
const hour = 3_600_000;
/** What was heard is remembered longer than what was told can be told again. */
const inboxMarginMs = 24 * hour;

/**
 * Carries facts from the outbox to JetStream, each stream in a lane of its own. One copy of a service relays at a time, by
 * an advisory lock on the connection that reads and marks: whoever loses the connection loses the right to mark as well.
 * It never gives up.
 */
export class Relay {
  private readonly waker = new Waker();
  private readonly stopping = new AbortController();
  private readonly lanes: RelayLane[];
  private running?: Promise<void>;
  private nextCleaning = 0;
  private store?: OutboxStore;

  constructor(private readonly options: RelayOptions) {
    this.lanes = factStreams.map((stream) => new RelayLane(stream, options));
  }

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
    this.wake();
    await Promise.race([this.running, pause(budgetMs, undefined, { ref: false })]);
    await this.close();
  }

  /** Tells everything once more that was told since `from`; listeners know what they heard already. Returns how many. */
  async replay(from: Date): Promise<number> {
    return this.tellAgain(from);
  }

  /** Looks for confirmed facts that JetStream should hold and does not, and publishes them again. Returns how many. */
  async reconcile(since: Date): Promise<number> {
    let count = 0;
    for (const lane of this.lanes) count += await this.repair(lane, since);
    return count;
  }

  private async repair(lane: RelayLane, since: Date): Promise<number> {
    if (!lane.publisher) throw new Error('The relay is not connected.');
    // The search has a transaction of its own, which must not take in what the lanes mark meanwhile.
    const client = await this.connect();
    try {
      const missing = await findMissing(new OutboxStore(client), lane.publisher, { ...this.options, stream: lane.stream }, since);
      const count = missing.length > 0 ? await this.tellAgain(new Date(0), missing) : 0;
      if (count > 0) log.warn({ count, stream: lane.stream }, 'facts were lost on their way and are told again');
      return count;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async tellAgain(from: Date, messageIds?: readonly string[]): Promise<number> {
    if (!this.store) throw new Error('Another copy of this service relays.');
    const count = await this.store.forget(from, messageIds);
    for (const lane of this.lanes) lane.again();
    return count;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        const store = await this.lease();
        await this.relay(store, () => {
          attempt = 0;
        });
      } catch (error) {
        if (signal.aborted) break;
        log.warn({ err: error, attempt }, 'the relay starts over');
        await waitFor(backoffMs(attempt, 50, 2_000), signal);
      }
    }
    await this.close();
  }

  /** Follows the numbers of the outbox and lets the lanes carry what is decided, until the lease is lost or the service stops. */
  private async relay(store: OutboxStore, progress: () => void): Promise<void> {
    const lost = new AbortController();
    const session = { store, lost: lost.signal, stopping: this.stopping.signal };
    const lanes = Promise.all(this.lanes.map((lane) =>
      lane.run({ ...session, repair: async () => void (await this.repair(lane, new Date(Date.now() - this.keepMs))) })));
    try {
      const gate = new NumberGate(store.ask, { table: 'outbox', column: 'id', where: 'published_at IS NULL' });
      await this.follow(gate, store, progress);
      await lanes;
    } finally {
      lost.abort();
      this.wake();
      await this.close();
      await lanes;
    }
  }

  private async follow(gate: NumberGate, store: OutboxStore, progress: () => void): Promise<void> {
    for (let holes = 0; ;) {
      const before = gate.settled;
      const { settled, waiting } = await gate.look();
      progress();
      for (const lane of this.lanes) lane.reach(settled);
      if (settled > before) {
        holes = 0;
        await pause(gatherMs(settled - before));
      } else if (waiting) {
        // No commit of ours need announce the end of another copy's transaction.
        holes += 1;
        await pause(Math.min(holeMs, 2 ** Math.min(holes, 10)));
      } else if (this.stopping.signal.aborted) {
        return;
      } else {
        await this.idle(store);
      }
    }
  }

  private async lease(): Promise<OutboxStore> {
    const client = await this.connect();
    const store = new OutboxStore(client);
    try {
      // A mark that a crash of PostgreSQL takes away is a fact told twice, which whoever hears it knows; waiting for the disk would hold up everybody's commits.
      await client.query('SET synchronous_commit = off');
      let tries = 0;
      while (!(await store.tryLease(`relay:${this.options.service}`))) {
        await waitFor(backoffMs((tries += 1), 20, 500), this.stopping.signal);
        if (this.stopping.signal.aborted) throw new Error('stopped');
      }
      this.store = store;
      return store;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  private async connect(): Promise<ServiceClient> {
    const { databaseUrl, service } = this.options;
    const client = new ServiceClient({ connectionString: databaseUrl, application_name: `vigie-${service}-relay`, keepAlive: true, connectionTimeoutMillis: 5_000 });
    // Without a listener a broken connection would end the process; the next statement says so as well.
    client.on('error', () => this.wake());
    await client.connect();
    return client;
  }

  private async idle(store: OutboxStore): Promise<void> {
    if (Date.now() >= this.nextCleaning) {
      const limit = 5_000;
      const removed = await store.clean(new Date(Date.now() - this.keepMs), new Date(Date.now() - this.keepMs - inboxMarginMs), limit);
      this.nextCleaning = Date.now() + (removed === limit ? 0 : hour / 12);
    }
    await this.waker.sleep(this.options.pollMs ?? 1_000);
  }

  private get keepMs(): number {
    return this.options.keepMs ?? 72 * hour;
  }

  private wake(): void {
    this.waker.wake();
    for (const lane of this.lanes) lane.wake();
  }

  private async close(): Promise<void> {
    const { store } = this;
    this.store = undefined;
    await Promise.all(this.lanes.map((lane) => lane.close()));
    await store?.client.end().catch(() => undefined);
  }
}
