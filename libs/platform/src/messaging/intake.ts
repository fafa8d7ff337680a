import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '../persistence/database.js';
import type { Leases } from '../persistence/leases.js';
import type { FactHandlers } from './fact-handlers.js';
import type { FactIntake } from './fact-intake.js';
import type { NatsLink } from './nats-link.js';
import type { QuestionServer } from './question-server.js';
import type { Relay } from './relay.js';
import type { States } from './states.js';

/** What only a service with a database has. */
export interface FactMachinery {
  database: Database;
  leases: Leases;
  relay: Relay;
  facts: FactIntake;
}

/** Least time that the relay gets to tell what is left, in milliseconds. */
const lastWords = 500;

/** What comes in over NATS and what goes out: started, stopped and drained in the order that loses nothing. */
@Injectable()
export class Intake implements BeforeApplicationShutdown, OnApplicationShutdown {
  private draining?: Promise<unknown>;
  private end = 0;

  constructor(
    private readonly link: NatsLink,
    private readonly server: QuestionServer,
    private readonly states: States,
    private readonly handlers: FactHandlers,
    private readonly machinery?: FactMachinery,
  ) {}

  /** Begins to relay and to hear facts. Questions are answered from the start of the microservices on. */
  start(): void {
    const single = this.handlers.single();
    const batches = this.handlers.batches();
    if (!this.machinery) {
      const [first] = [...single, ...batches];
      if (first) throw new Error(`${first.name} hears facts, but this service has no database to remember them in.`);
      return;
    }
    const { database, relay, facts } = this.machinery;
    database.onCommit(() => relay.poke());
    relay.start();
    facts.start(single, batches);
  }

  /** Whether NATS can be reached now. */
  get connected(): boolean {
    return this.link.connected;
  }

  /** First phase of a stop: takes no question and no fact from now on; what was taken goes on. */
  stop(): void {
    this.server.stopListening();
    this.machinery?.facts.stop();
  }

  /** Second phase: resolves when what was taken is done, or after `budgetMs`. */
  async drain(budgetMs: number): Promise<void> {
    this.end = Date.now() + budgetMs;
    this.draining ??= Promise.all([this.server.drain(budgetMs), this.machinery?.facts.drain(budgetMs)]);
    await this.draining;
  }

  /** Keeps the database open until what was taken is done. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    await (this.draining ?? this.drain(2_000));
  }

  /** Last of all, when HTTP has answered too: tells what is left. What NATS does not take now stays in the outbox. */
  async onApplicationShutdown(): Promise<void> {
    await this.machinery?.relay.stop(Math.max(lastWords, this.end - Date.now()));
    await this.machinery?.leases.close();
    await this.states.close();
    await this.link.close();
  }
}
