import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { rightsState } from '@vigie/contracts';
import type { RightsDocument } from '@vigie/contracts';
import { NatsLink, States } from '@vigie/platform/messaging';
import type { StateBucket } from '@vigie/platform/messaging';
import { Database } from '@vigie/platform/persistence';
import { histogram, logger } from '@vigie/platform/telemetry';
import { ManagementConfig } from '../app.config.js';
import { compile } from './compile.rules.js';
import { loadRegister } from './load-register.js';
import { SingleFlight } from './single-flight.js';
import { wantedBy } from './wanted.rules.js';

const log = logger('rights');
const seconds = histogram('rights_publish_seconds', 'From the start of compiling to the last document published.', [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]);

/** Copies of the service publish one after the other: an older view must never overwrite a newer one. */
const oneAtATime = 'SELECT pg_advisory_xact_lock(7114520002)';
const lookEveryMs = 1_000;
const waitMs = 3_000;
const atOnce = 250;
/** Marks in one transaction. */
const batch = 500;

/**
 * Publishes who may do what. Changes mark what they touch in their own transaction; the marked documents are compiled from
 * the database after the commit, put into the rights state, and only then lose their mark. So nothing is lost when the
 * process ends in between, and what was lost elsewhere is found by comparing everything at start and every few minutes.
 */
@Injectable()
export class RightsPublisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly bucket: StateBucket<RightsDocument>;
  private readonly marked = new SingleFlight(() => this.publishMarked());
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly database: Database, states: States, private readonly link: NatsLink, private readonly config: ManagementConfig) {
    this.bucket = states.bucket(rightsState);
    database.onCommit(() => this.poke());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.publishAll();
    this.timers.push(setInterval(() => this.poke(), lookEveryMs).unref());
    this.timers.push(setInterval(() => void this.publishAll().catch(warn), this.config.rightsCheckMinutes * 60_000).unref());
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.marked.idle();
  }

  /**
   * Resolves when what was committed before the call is published, so that the one who changed it can use it at once. The change
   * is saved either way: while NATS is away, or when thousands are touched, it takes effect later, and this gives up waiting.
   */
  async published(): Promise<void> {
    const end = Date.now() + waitMs;
    const [{ last } = { last: null }] = (await this.database.read.query('SELECT max(id) AS last FROM rights_marks')) as { last: string | null }[];
    for (let left = last !== null; left && Date.now() < end; left = await this.anyMarks(last ?? '0')) {
      if (!(await withinMs(this.marked.run(), end - Date.now()))) return;
    }
  }

  /** Compares everything with what is published; puts what differs, deletes what is left over. */
  async publishAll(): Promise<void> {
    await this.bucket.ready();
    await this.database.read.transaction(async (manager) => {
      await manager.query(oneAtATime);
      const documents = compile(await loadRegister(manager, this.config.siteId));
      // PostgreSQL ends transactions that say nothing for long; the lock must outlast a large site on a slow network.
      const alive = setInterval(() => void manager.query('SELECT 1').catch(warn), 10_000);
      await this.bucket.replaceAll(documents).finally(() => clearInterval(alive));
    });
    await this.marked.run();
  }

  private poke(): void {
    void this.marked.run().catch(warn);
  }

  private async publishMarked(): Promise<void> {
    if (!(await this.anyMarks())) return;
    // A copy that is cut off must not hold the lock that a connected one needs.
    if (!this.link.connected) throw new Error('NATS is away');
    const measured = seconds.startTimer();
    await this.database.read.transaction(async (manager) => {
      await manager.query(oneAtATime);
      // The newest first: a change of one thing does not wait behind a change of thousands. Order does not matter, since all compile from what is now.
      const marks = (await manager.query('SELECT id, key FROM rights_marks ORDER BY id DESC LIMIT $1', [batch])) as { id: string; key: string }[];
      const keys = [...new Set(marks.map(({ key }) => key))];
      const documents = compile(await loadRegister(manager, this.config.siteId, wantedBy(keys)));
      for (let at = 0; at < keys.length; at += atOnce) await Promise.all(keys.slice(at, at + atOnce).map((key) => this.publish(key, documents.get(key))));
      await manager.query('DELETE FROM rights_marks WHERE id = ANY($1::bigint[])', [marks.map(({ id }) => id)]);
    });
    measured();
    if (await this.anyMarks()) this.poke();
  }

  private publish(key: string, document: RightsDocument | undefined): Promise<void> {
    return document ? this.bucket.put(key, document) : this.bucket.delete(key);
  }

  private async anyMarks(upTo?: string): Promise<boolean> {
    const found = (await this.database.read.query('SELECT 1 FROM rights_marks WHERE $1::bigint IS NULL OR id <= $1 LIMIT 1', [upTo ?? null])) as unknown[];
    return found.length > 0;
  }
}

const warn = (error: unknown): void => log.warn({ err: error }, 'rights could not be published; it is tried again');

/** Whether the work came through in time; it goes on in any case. */
async function withinMs(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), Math.max(milliseconds, 0))));
  const done = work.then(() => true).catch((error: unknown) => {
    warn(error);
    return false;
  });
  const outcome = await Promise.race([done, late]);
  clearTimeout(timer);
  return outcome;
}
