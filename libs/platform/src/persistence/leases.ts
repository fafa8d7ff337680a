import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { logger } from '../telemetry/index.js';
import { ServiceClient } from './service-client.js';

const log = logger('leases');

/** Something that one copy of a service does at a time. */
export interface Lease {
  /** Aborts when the lease is lost or given back. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/**
 * Leases by advisory locks on one connection of their own: PostgreSQL frees them when that connection ends, however
 * the process ended. A holder that lost its lease may not know for a moment; work that cannot bear two holders
 * must also check in its own transaction.
 */
export class Leases {
  private client?: Promise<pg.Client>;
  private current?: pg.Client;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly held = new Set<AbortController>();

  constructor(
    private readonly databaseUrl: string,
    private readonly applicationName: string,
    private readonly retryMs = 500,
  ) {}

  /** Waits until this copy holds `name`. Throws when `signal` aborts first. */
  async acquire(name: string, signal: AbortSignal): Promise<Lease> {
    for (;;) {
      signal.throwIfAborted();
      const lease = await this.tryAcquire(name).catch((error: unknown) => {
        log.debug({ err: error, lease: name }, 'no connection for leases');
        return undefined;
      });
      if (lease) return lease;
      await pause(this.retryMs, undefined, { signal });
    }
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.lose();
    await client?.end().catch(() => undefined);
  }

  private async tryAcquire(name: string): Promise<Lease | undefined> {
    const client = await (this.client ??= this.connect());
    const locked = await this.inTurn(async () => {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked', [name]);
      return rows[0]?.locked === true;
    });
    if (!locked) return undefined;
    const controller = new AbortController();
    this.held.add(controller);
    const release = async (): Promise<void> => {
      if (!this.held.delete(controller)) return;
      controller.abort();
      await this.inTurn(() => client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name])).catch(() => undefined);
    };
    return { signal: controller.signal, release };
  }

  /** One statement at a time on the one connection. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async connect(): Promise<pg.Client> {
    const client = new ServiceClient({ connectionString: this.databaseUrl, application_name: this.applicationName, keepAlive: true, connectionTimeoutMillis: 5_000 });
    const gone = (): void => {
      if (this.current === client) this.lose();
    };
    client.on('error', gone);
    client.on('end', gone);
    try {
      await client.connect();
      this.current = client;
    } catch (error) {
      this.client = undefined;
      throw error;
    }
    return client;
  }

  private lose(): void {
    this.client = undefined;
    this.current = undefined;
    for (const controller of this.held) controller.abort();
    this.held.clear();
  }
}
