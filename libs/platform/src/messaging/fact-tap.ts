import type { Msg } from '@nats-io/transport-node';
import type { ServiceName } from '@vigie/contracts';
import { logger } from '../telemetry/index.js';
import { decodeFact } from './fact-envelope.js';
import type { FactContext } from './fact-envelope.js';
import type { NatsLink } from './nats-link.js';

const log = logger('fact-tap');

/** A fact that passed by. Its payload is not checked against its class. */
export interface PassingFact {
  thing: string;
  verb: string;
  context: FactContext;
  data: Record<string, unknown>;
}

export interface TapListener {
  passed(fact: PassingFact): void;
  /** NATS was away: facts may have passed unseen. */
  missed(): void;
}

/**
 * Lets every copy of a service see the facts of all its copies as they pass: for what open clients are
 * told. Nothing is promised: a fact may pass twice, and during a cut it passes unseen. Whoever must not lose one uses `@Hears`.
 */
export class FactTap {
  constructor(private readonly link: NatsLink, private readonly site: string, private readonly service: ServiceName) {}

  /** Answers how to stop. */
  watch(listener: TapListener): () => void {
    const subscription = this.link.connection.subscribe(`vigie.${this.site}.fact.${this.service}.>`, {
      callback: (error, message) => {
        const fact = error ? undefined : read(message);
        if (fact) listener.passed(fact);
      },
    });
    const forget = this.link.onReconnect(() => listener.missed());
    return () => {
      forget();
      if (!subscription.isClosed()) subscription.unsubscribe();
    };
  }
}

function read(message: Msg): PassingFact | undefined {
  try {
    const { context, data } = decodeFact(message.subject, message.string());
    const [thing = '', verb = ''] = message.subject.split('.').slice(4);
    return data !== null && typeof data === 'object' ? { thing, verb, context, data: data as Record<string, unknown> } : undefined;
  } catch (error) {
    log.warn({ err: error, subject: message.subject }, 'something that is no fact passed on the subject of facts');
    return undefined;
  }
}
