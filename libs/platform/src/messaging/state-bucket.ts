import type { StateDefinition } from '@vigie/contracts';
import { logger } from '../telemetry/index.js';
import { backoffMs, waitFor } from './backoff.js';
import type { NatsLink } from './nats-link.js';
import { inParallel } from '../limits/index.js';
import { unlessLost, writePatiently } from './patience.js';
import { streamInfo } from './provided.js';
import { PulledEntries, writeEntry } from './state-entries.js';
import { StateMemory } from './state-memory.js';
import type { StateListener } from './state-memory.js';
import { stateStreamName } from './streams.js';

/** Written by the owner when everything it knows is in the bucket; what a reader holds beyond that is gone. */
const completeKey = '_complete';

/** How long a write waits for streams that are not there yet, in milliseconds. */
const patienceMs = 10_000;

/** One bucket of state, held in memory. It answers from memory always: during a cut with what was known last. */
export class StateBucket<T extends object> {
  private readonly memory: StateMemory<T>;
  private readonly stopping = new AbortController();
  private readonly log;
  private readonly loaded: Promise<void>;
  private resolveLoaded!: () => void;
  private running?: Promise<void>;
  private watching?: PulledEntries;
  private live = false;
  private lostAt = Date.now();
  private bucketCreated?: string;

  constructor(
    private readonly definition: StateDefinition<T>,
    private readonly link: NatsLink,
    private readonly site: string,
    private readonly service: string,
  ) {
    this.memory = new StateMemory<T>(definition.ttlMs);
    this.log = logger('state').child({ state: definition.name });
    this.loaded = new Promise((resolve) => {
      this.resolveLoaded = resolve;
    });
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves once everything that the bucket holds was read for the first time. */
  ready(): Promise<void> {
    return this.loaded;
  }

  get(key: string): T | undefined {
    return this.memory.get(key);
  }

  entries(): IterableIterator<[string, T]> {
    return this.memory.entries();
  }

  get size(): number {
    return this.memory.size;
  }

  /** Writes a value. Only the owner of the state may. Resolves when NATS has it; the memory has it then, too. */
  async put(key: string, value: T): Promise<void> {
    const text = JSON.stringify(value);
    const revision = await this.patiently(() => this.write(key, text));
    this.memory.put(key, text, revision);
  }

  async delete(key: string): Promise<void> {
    await this.patiently(() => this.write(key));
    this.memory.remove(key);
  }

  private patiently<R>(write: () => Promise<R>): Promise<R> {
    return writePatiently(this.link, patienceMs, this.stopping.signal, write);
  }

  /** Makes the bucket hold exactly these values, writing only what differs: for an owner that starts. */
  async replaceAll(values: Iterable<readonly [string, T]>): Promise<void> {
    await this.loaded;
    const wanted = new Map(values);
    const changed = [...wanted].filter(([key, value]) => !this.memory.holds(key, JSON.stringify(value)));
    await inParallel(changed, ([key, value]) => this.put(key, value));
    await inParallel([...this.memory.entries()].filter(([key]) => !wanted.has(key)), ([key]) => this.delete(key));
    await this.markComplete();
  }

  /** Calls `listener` for every change from now on; undefined: deleted. Returns how to stop. */
  onChange(listener: StateListener<T>): () => void {
    return this.memory.onChange(listener);
  }

  /** Milliseconds since this state was surely current. */
  age(): number {
    return this.live && this.link.connected ? this.link.silence : Date.now() - this.lostAt;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.watching?.stop();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const restart = (): void => {
      this.watching?.stop();
    };
    const forget = [this.link.onReconnect(restart), this.link.onDisconnect(() => this.lose())];
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await this.watch(() => {
          attempt = 0;
        });
      } catch (error) {
        if (!signal.aborted) this.log[this.link.connected ? 'warn' : 'debug']({ err: error, attempt }, 'reading state starts over');
      }
      this.lose();
      await waitFor(backoffMs(Math.max(attempt, 1), 20, 1_000), signal);
    }
    for (const stop of forget) stop();
  }

  private lose(): void {
    if (this.live) this.lostAt = Date.now() - this.link.silence;
    this.live = false;
  }

  /** Reads the whole bucket, then follows its changes until the connection breaks. */
  private async watch(progress: () => void): Promise<void> {
    const served = { site: this.site, service: this.service };
    const { created } = await unlessLost(this.link, () => streamInfo(this.link, served, stateStreamName(this.definition, this.site)));
    const anotherBucket = this.bucketCreated !== undefined && this.bucketCreated !== created;
    const rewriting = anotherBucket && this.writes(this.service);
    const seen = new Set<string>();
    let complete = !anotherBucket;
    let loading = true;
    if (anotherBucket) this.memory.forgetRevisions();
    const settle = (): void => {
      if (!loading) return;
      loading = false;
      // A bucket made anew is empty until its owner wrote it again: until then what is known stays.
      if (complete && !rewriting && !this.isShared) this.memory.keepOnly(seen);
      this.bucketCreated = created;
      this.live = true;
      this.resolveLoaded();
      progress();
      if (rewriting) void this.rewrite(seen).catch((error: unknown) => this.log.warn({ err: error }, 'state could not be written again'));
    };
    const watching = await unlessLost(this.link, () => PulledEntries.open(this.link, served, this.definition));
    this.watching = watching;
    if (this.stopping.signal.aborted) return watching.stop();
    await watching.follow({
      put: (key, text, revision, time) => {
        if (key === completeKey) {
          complete = true;
          if (!loading) this.memory.keepOnly(seen);
          return;
        }
        seen.add(key);
        this.memory.put(key, text, revision, time);
      },
      gone: (key) => {
        seen.delete(key);
        this.memory.remove(key);
      },
      reached: settle,
    });
  }

  /** The storage was lost: the owner's memory is the best there is. */
  private async rewrite(present: ReadonlySet<string>): Promise<void> {
    await inParallel([...this.memory.entries()].filter(([key]) => !present.has(key) && this.writes(key)), ([key, value]) => this.write(key, JSON.stringify(value)));
    await this.markComplete();
    this.log.warn({ entries: this.memory.size }, 'the storage of this state was lost; it is written again');
  }

  private async markComplete(): Promise<void> {
    if (this.isShared) return;
    await this.write(completeKey, JSON.stringify({ entries: this.memory.size }));
  }

  private get isShared(): boolean {
    return this.definition.owner === '*';
  }

  /** Whether this service writes the key: every key of its own state, those below its name of state that is everybody's. */
  private writes(key: string): boolean {
    const { owner } = this.definition;
    return owner === this.service || (owner === '*' && key.split('.')[0] === this.service);
  }

  /** Writes a value, or that there is none any more; the answer is its number in the bucket. */
  private async write(key: string, text?: string): Promise<number> {
    if (!this.writes(key)) throw new Error(`${this.definition.name} belongs to ${this.definition.owner}; ${this.service} only reads it.`);
    return writeEntry(this.link, this.definition, this.site, key, text);
  }
}
