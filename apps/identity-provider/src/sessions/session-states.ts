import { Injectable } from '@nestjs/common';
import { sessionsState } from '@vigie/contracts';
import type { SessionDocument } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { States } from '@vigie/platform/messaging';
import { logger } from '@vigie/platform/telemetry';
import { Withdrawals } from './withdrawals.js';

const log = logger('sessions');

/** How long a change waits for the bucket before it leaves the telling to the background. */
const patienceMs = 2_000;

/**
 * Ends sessions and accounts everywhere. The table `session_states` is the truth, the state bucket its copy:
 * written right after the commit, and again from the table whenever the two differ.
 */
@Injectable()
export class SessionStates {
  private behind = false;

  constructor(private readonly database: Database, private readonly states: States) {}

  /** Runs `work` in a transaction; what it withdraws is told to every service right after the commit. */
  async withdraw<T>(work: (tx: Tx, withdrawals: Withdrawals) => Promise<T>): Promise<T> {
    let keys: string[] = [];
    const result = await this.database.change(async (tx) => {
      const withdrawals = new Withdrawals(tx);
      const value = await work(tx, withdrawals);
      keys = [...withdrawals.keys];
      return value;
    });
    await this.publish(keys);
    return result;
  }

  /** Whether some change could not be told yet. */
  get isBehind(): boolean {
    return this.behind;
  }

  async hasEnded(key: string): Promise<boolean> {
    const rows = (await this.database.read.query('SELECT 1 FROM session_states WHERE key = $1', [key])) as unknown[];
    return rows.length > 0;
  }

  /**
   * Makes the bucket say what the table says: after a start, and when NATS lost or missed something.
   * Another copy may withdraw something meanwhile: then once more.
   */
  async reconcile({ always = false } = {}): Promise<void> {
    const bucket = this.states.bucket(sessionsState);
    await bucket.ready();
    await this.database.read.query('DELETE FROM session_states WHERE expires_at < now()');
    let told = always ? undefined : said(bucket.entries());
    for (let wanted = await this.rows(); said(wanted) !== told; wanted = await this.rows()) {
      await bucket.replaceAll(wanted);
      told = said(wanted);
    }
    this.behind = false;
  }

  private async publish(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    try {
      await within(patienceMs, this.tell(keys));
    } catch (error) {
      this.behind = true;
      log.warn({ err: error, keys: keys.length }, 'the end of sessions could not be told yet');
    }
  }

  private async tell(keys: string[]): Promise<void> {
    const bucket = this.states.bucket(sessionsState);
    const rows = new Map(await this.rows(keys));
    await Promise.all(keys.map(async (key) => {
      const document = rows.get(key);
      await (document ? bucket.put(key, document) : bucket.delete(key));
    }));
  }

  private async rows(keys?: string[]): Promise<[string, SessionDocument][]> {
    const rows = (await this.database.read.query(
      `SELECT key, document FROM session_states WHERE (expires_at IS NULL OR expires_at > now()) AND ($1::text[] IS NULL OR key = ANY ($1))`,
      [keys ?? null],
    )) as { key: string; document: SessionDocument }[];
    return rows.map(({ key, document }) => [key, document]);
  }
}

const said = (entries: Iterable<readonly [string, SessionDocument]>): string =>
  [...entries].map(([key, document]) => `${key} ${JSON.stringify(document)}`).sort().join('\n');

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('NATS takes too long')), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
