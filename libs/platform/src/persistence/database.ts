import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, QueryRunnerAlreadyReleasedError } from 'typeorm';
import type { EntityManager, QueryRunner } from 'typeorm';
import { counter } from '../telemetry/index.js';
import { isConflict, isUnreachable } from './failures.js';
import { OutboxTx } from './tx.js';
import type { Teller, Tx } from './tx.js';

export const TELLER = Symbol('teller');

/** How often a unit of work is tried when others stand in its way. */
const attempts = 8;
/** How often a transaction is begun when the connection turns out to be dead. */
const beginnings = 4;
const conflicts = counter('database_conflicts_total', 'Units of work that were tried again after a serialization failure or a deadlock.');

/** The service's own database. */
@Injectable()
export class Database {
  private readonly listeners = new Set<() => void>();
  private readonly current = new AsyncLocalStorage<OutboxTx>();

  constructor(
    @Inject(DataSource) private readonly connections: DataSource | undefined,
    @Inject(TELLER) private readonly teller: Teller,
  ) {}

  /** Reads outside of transactions. */
  get read(): EntityManager {
    return this.source.manager;
  }

  /**
   * Runs `work` in one transaction and commits it together with what it told. When another transaction stood in the
   * way the whole unit runs again, so `work` must not do anything outside of its transaction: memory changes in
   * `tx.afterCommit`. Inside of another
   * `change` it joins that one.
   */
  async change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.open) return work(outer);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === attempts || !isConflict(error)) throw error;
        conflicts.inc();
        // Units that collided must not march on in step.
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /** What keeps the database from being used now; nothing where all is well or the service has none. */
  async problem(): Promise<string | undefined> {
    if (!this.connections) return undefined;
    return this.connections.query('SELECT 1').then(() => undefined, () => 'the database does not answer');
  }

  /** Calls `listener` after every commit that told something. */
  onCommit(listener: () => void): void {
    this.listeners.add(listener);
  }

  private get source(): DataSource {
    if (!this.connections) throw new Error(`${this.teller.service} has no database: set DATABASE_URL.`);
    return this.connections;
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = await this.begin();
    try {
      const tx = new OutboxTx(runner.manager, this.teller);
      try {
        const value = await this.current.run(tx, () => work(tx));
        tx.open = false;
        await this.commit(runner, tx.lastStatement);
        tx.committed();
        return value;
      } catch (error) {
        tx.open = false;
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw diedUnderWork(runner, error) ? new Error('Connection terminated in a transaction', { cause: error }) : error;
      }
    } finally {
      await runner.release();
    }
  }

  /** A connection may have died in the pool without anybody noticing: nothing was done on it, so another is taken. */
  private async begin(): Promise<QueryRunner> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.source.createQueryRunner();
      try {
        await runner.connect();
        await runner.startTransaction();
        return runner;
      } catch (error) {
        await runner.release().catch(() => undefined);
        if (attempt === beginnings || !isUnreachable(error)) throw error;
        await pause(50 * attempt);
      }
    }
  }

  private async commit(runner: QueryRunner, lastStatement: string | undefined): Promise<void> {
    if (!lastStatement) return runner.commitTransaction();
    const query = runner.query.bind(runner);
    const queryOrCommit = (sql: string, ...rest: [unknown[]?, true?]) => query(sql === 'COMMIT' ? `${lastStatement};COMMIT` : sql, ...(rest as [unknown[]]));
    // The same COMMIT that the runner sends, with the last statement before it in one message. Written into the property as
    // a function, it would stay with all that it holds until the next full collection (see `ServiceClient`).
    runner.query = queryOrCommit;
    await runner.commitTransaction();
    for (const listener of this.listeners) listener();
  }
}

/** Nobody but us releases the runner, and that later: a connection that breaks between two statements takes it away, and the next one says only that. */
const diedUnderWork = (runner: QueryRunner, error: unknown): boolean => runner.isReleased && error instanceof QueryRunnerAlreadyReleasedError;
