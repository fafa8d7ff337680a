import { VigieError, logEntryWritten, readAs } from '@vigie/contracts';
import type { FactDefinition, LogEntryInput, ServiceName } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { logger, traceparent } from '../telemetry/index.js';
import { messageId } from './message-id.js';
import { outboxInsert } from './outbox-rows.js';
import type { OutboxRow } from './outbox-rows.js';

const log = logger('database');

/** One unit of work: what it saves, tells and logs is committed together or not at all. */
export interface Tx {
  /** Everything that belongs to the transaction goes through this manager. */
  readonly manager: EntityManager;
  /** Tells a fact to whoever listens, once the transaction is committed. Throws `request.invalid` where the payload is not of its class. */
  tell<P extends object>(fact: FactDefinition<P>, payload: P): Promise<void>;
  /**
   * Does `work` right after the commit, in this process: for what is held in memory. A transaction that is rolled back or
   * runs again never does it. After a crash, or where the answer to the commit was lost, it is not done: memory is read from the tables.
   */
  afterCommit(work: () => void): void;
  /** Writes to the log of the site; id, time, site and service are filled in. */
  log(entry: LogEntryInput): Promise<void>;
}

/** Which site and service facts are told for. */
export interface Teller {
  site: string;
  service: ServiceName;
}

/** Largest payload of a fact in bytes; a NATS message may have one mebibyte. */
export const largestFact = 900_000;

/**
 * Collects facts, to be written in one statement together with the commit: no round trip however many there are, and
 * their numbers are taken after every row lock of the transaction, so that numbers follow cause and effect.
 */
export class OutboxTx implements Tx {
  private readonly rows: OutboxRow[] = [];
  private readonly afterwards: (() => void)[] = [];
  /** False once the transaction ended; nothing may join it then. */
  open = true;

  constructor(
    readonly manager: EntityManager,
    private readonly teller: Teller,
  ) {}

  tell<P extends object>(fact: FactDefinition<P>, payload: P): Promise<void> {
    return this.add(fact, payload, messageId());
  }

  log(entry: LogEntryInput): Promise<void> {
    const id = messageId();
    const { site, service } = this.teller;
    return this.add(logEntryWritten, { ...entry, id, time: new Date().toISOString(), site, service }, id);
  }

  afterCommit(work: () => void): void {
    if (!this.open) throw new Error('The transaction has ended: await all work inside change().');
    this.afterwards.push(work);
  }

  /** To be called once, when the transaction is committed. What fails is said and stops nobody else. */
  committed(): void {
    for (const work of this.afterwards.splice(0)) {
      try {
        work();
      } catch (error) {
        log.error({ err: error }, 'something after a commit failed');
      }
    }
  }

  /** The statement that writes what was told, the last one of the transaction; undefined where nothing was told. */
  get lastStatement(): string | undefined {
    return this.rows.length > 0 ? outboxInsert(this.rows) : undefined;
  }

  private async add<P extends object>(fact: FactDefinition<P>, payload: P, id: string): Promise<void> {
    const { site, service } = this.teller;
    if (!this.open) throw new Error(`${fact.type(service)} was told after its transaction had ended: await all work inside change().`);
    if (fact.service !== '*' && fact.service !== service) throw new Error(`${fact.type()} belongs to ${fact.service}; ${service} cannot tell it.`);
    const text = JSON.stringify(readAs(fact.payload, payload));
    if (Buffer.byteLength(text) > largestFact) throw new VigieError('request.tooLarge', { params: { limit: largestFact } });
    this.rows.push({ id, subject: fact.subject(site, service), type: fact.type(service), payload: text, traceparent: traceparent() ?? null, time: new Date() });
    await Promise.resolve();
  }
}
