import { randomUUID } from 'node:crypto';
import type { FactDefinition, QuestionDefinition, ServiceName } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import { AskerKeys, encodeFact, Questions, States } from '@vigie/platform/messaging';
import type { NatsLink } from '@vigie/platform/messaging';
import { assertionHeader, readAssertion } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { eventually } from '../time/eventually.js';

type Row = Parameters<typeof encodeFact>[0];

/** How many facts may be on their way. */
const atOnce = 500;

/** Speaks over NATS in the place of other services. */
export class OtherServices {
  private count = 0;
  private readonly askers = new Map<ServiceName, { questions: Questions; states: States }>();

  constructor(private readonly link: NatsLink, private readonly site: string) {}

  async tell<P extends object>(fact: FactDefinition<P>, payloads: P[], service = fact.service as ServiceName): Promise<void> {
    const rows = payloads.map((payload) => this.row(fact, payload, service));
    for (let at = 0; at < rows.length; at += atOnce) {
      // Until the service has made the stream, nobody takes it.
      await Promise.all(rows.slice(at, at + atOnce).map((row) => eventually(() => this.link.js.publish(row.subject, encodeFact(row), { msgID: row.message_id }), { deadline: 20_000 })));
    }
  }

  async republish<P extends object>(fact: FactDefinition<P>, payload: P, service = fact.service as ServiceName): Promise<void> {
    const row = this.row(fact, payload, service);
    await this.link.js.publish(row.subject, encodeFact(row));
  }

  answer<Q extends object, A extends object>(question: QuestionDefinition<Q, A>, answer: (request: Q, caller?: Caller) => A): () => void {
    const subscription = this.link.connection.subscribe(question.subject(this.site, '*'), {
      callback: (_, message) => {
        message.respond(JSON.stringify(reply(() => answer(message.json<Q>(), readAssertion(message.headers?.get(assertionHeader))?.caller))));
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Asks in the place of another service. */
  as(service: ServiceName): Questions {
    const known = this.askers.get(service);
    if (known) return known.questions;
    const states = new States(this.link, this.site, service);
    const questions = new Questions(this.link, this.site, service, new AskerKeys(states, service));
    this.askers.set(service, { questions, states });
    return questions;
  }

  async close(): Promise<void> {
    await Promise.all([...this.askers.values()].map(({ states }) => states.close()));
  }

  private row<P extends object>(fact: FactDefinition<P>, payload: P, service: ServiceName): Row {
    this.count += 1;
    const id = 'id' in payload && fact.service === '*' ? String(payload.id) : randomUUID();
    return { id: String(this.count), message_id: id, subject: fact.subject(this.site, service), type: fact.type(service), payload: JSON.stringify(payload), traceparent: null, created_at: new Date() };
  }
}

function reply(answer: () => object): object {
  try {
    return { data: answer() };
  } catch (error) {
    return errorEnvelope(asVigieError(error), 'en');
  }
}
