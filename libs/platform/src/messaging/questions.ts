import { headers, NoRespondersError, RequestError, TimeoutError } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';
import { isErrorCode, readAs, VigieError } from '@vigie/contracts';
import type { ErrorParameters, QuestionDefinition, ServiceName } from '@vigie/contracts';
import { assertionHeader } from '../security/assertion.js';
import type { Caller } from '../security/caller.js';
import { traceparent } from '../telemetry/index.js';
import type { AskerKeys } from './asker-keys.js';
import type { NatsLink } from './nats-link.js';

export interface AskOptions {
  /** Whom it is asked for, and whose rights the other service decides on; nobody where a service asks for itself. */
  caller?: Caller;
  /** How long the answer may take, in milliseconds. */
  deadlineMs?: number;
}

interface Answer {
  data?: unknown;
  error?: { details?: { errorTextId?: string; property?: string }[] };
  parameters?: ErrorParameters;
}

/** Asks other services. */
export class Questions {
  constructor(
    private readonly link: NatsLink,
    private readonly site: string,
    private readonly service: ServiceName,
    private readonly keys: AskerKeys,
  ) {}

  /**
   * Asks and returns the answer, an instance of its class. Throws what the other service refused with, or
   * `service.unavailable`: at once when nobody answers this question, else at the deadline.
   */
  async ask<Q extends object, A extends object>(question: QuestionDefinition<Q, A>, request: Q, { caller, deadlineMs = 2_000 }: AskOptions = {}): Promise<A> {
    if (!question.askers.includes(this.service)) throw new Error(`${this.service} does not ask ${question.thing}.${question.verb}: its contract names who does.`);
    const body = Buffer.from(JSON.stringify(readAs(question.request, request)));
    const limit = this.link.largest;
    if (body.byteLength > limit) throw new VigieError('request.tooLarge', { params: { limit } });
    const subject = question.subject(this.site, this.service);
    let answer: Answer;
    try {
      const carrying = carried(await this.keys.sign(subject, body, caller));
      const message = await this.link.connection.request(subject, body, { timeout: deadlineMs, headers: carrying });
      answer = message.json<Answer>();
    } catch (error) {
      if (!isSilence(error) && !(error instanceof SyntaxError) && !this.link.connection.isClosed()) throw error;
      throw new VigieError('service.unavailable', { params: { service: question.service }, cause: error });
    }
    if (answer.error) throw refusal(question, answer);
    return readAs(question.reply, answer.data);
  }
}

function carried(assertion: string): MsgHdrs {
  const carrying = headers();
  const trace = traceparent();
  carrying.set(assertionHeader, assertion);
  if (trace) carrying.set('traceparent', trace);
  return carrying;
}

const isSilence = (error: unknown): boolean =>
  error instanceof TimeoutError || error instanceof NoRespondersError || (error instanceof RequestError && error.isNoResponders());

function refusal(question: QuestionDefinition, { error, parameters }: Answer): VigieError {
  const [detail] = error?.details ?? [];
  const code = detail?.errorTextId ?? '';
  const property = detail?.property;
  if (isErrorCode(code)) return new VigieError(code, { ...(property ? { property } : {}), ...(parameters ? { params: parameters } : {}) });
  // A newer service knows codes that this one does not.
  return new VigieError('service.unavailable', { params: { service: question.service } });
}
