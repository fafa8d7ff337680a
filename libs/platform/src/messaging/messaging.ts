import type { Database } from '../persistence/database.js';
import type { Leases } from '../persistence/leases.js';
import type { FactHandlers } from './fact-handlers.js';
import type { Intake } from './intake.js';
import type { NatsLink } from './nats-link.js';
import type { QuestionServer } from './question-server.js';
import type { Relay } from './relay.js';
import type { States } from './states.js';

/** What only a service with a database has. */
export interface FactMachinery {
  database: Database;
  leases: Leases;
  relay: Relay;
  intake: Intake;
}

/** Starts and stops everything that talks, in the order that loses nothing. Boot calls it. */
export class Messaging {
  constructor(
    private readonly link: NatsLink,
    readonly questions: QuestionServer,
    private readonly states: States,
    private readonly handlers: FactHandlers,
    private readonly facts?: FactMachinery,
  ) {}

  /** Begins to relay and to hear. Call it when the application is initialised; questions are served by Nest's own start. */
  start(): void {
    const single = this.handlers.single();
    const batches = this.handlers.batches();
    if (!this.facts) {
      if (single.length + batches.length > 0) throw new Error(`${[...single, ...batches][0]?.name} hears facts, but this service has no database to remember them.`);
      return;
    }
    const { database, relay, intake } = this.facts;
    database.onCommit(() => relay.poke());
    relay.start();
    intake.start(single, batches);
  }

  /** Whether NATS can be reached now. */
  get connected(): boolean {
    return this.link.connected;
  }

  /** First phase of a stop: takes no question and no fact from now on; what was taken goes on. */
  stopIntake(): void {
    this.questions.stopListening();
    this.facts?.intake.stop();
  }

  /** Second phase: waits until what was taken is done and told, at most `budgetMs`, then closes. What is left stays in the outbox. */
  async drain(budgetMs: number): Promise<void> {
    const end = Date.now() + budgetMs;
    const left = (): number => Math.max(0, end - Date.now());
    await Promise.all([this.questions.drain(left()), this.facts?.intake.drain(left())]);
    await this.facts?.relay.stop(left());
    await this.facts?.leases.close();
    await this.states.close();
    await this.link.close();
  }
}
