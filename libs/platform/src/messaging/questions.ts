import { headers, NoRespondersError, RequestError, TimeoutError } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';
import { isErrorCode, readAs, VigieError } from '@vigie/contracts';
import type { ErrorParameters, QuestionDefinition } from '@vigie/contracts';
import { callerHeader, encodeCaller } from '../security/caller.js';
import type { Caller } from '../security/caller.js';
import { traceparent } from '../telemetry/index.js';
import type { NatsLink } from './nats-link.js';

export interface AskOptions {
  /** Whom it is asked for: the other service decides on their rights. */
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
  ) {}

  /**
   * Asks and returns the answer, an instance of its class. Throws what the other service refused with, or
   * `service.unavailable`: at once when nobody answers this question, else at the deadline.
   */
  async ask<Q extends object, A extends object>(question: QuestionDefinition<Q, A>, request: Q, { caller, deadlineMs = 2_000 }: AskOptions = {}): Promise<A> {
    const body = JSON.stringify(readAs(question.request, request));
    const limit = this.link.largest;
    if (Buffer.byteLength(body) > limit) throw new VigieError('request.tooLarge', { params: { limit } });
    let answer: Answer;
    try {
      const message = await this.link.connection.request(question.subject(this.site), body, { timeout: deadlineMs, headers: carried(caller) });
      answer = message.json<Answer>();
    } catch (error) {
      if (!isSilence(error) && !(error instanceof SyntaxError) && !this.link.connection.isClosed()) throw error;
      throw new VigieError('service.unavailable', { params: { service: question.service }, cause: error });
    }
    if (answer.error) throw refusal(question, answer);
    return readAs(question.reply, answer.data);
  }
}

function carried(caller: Caller | undefined): MsgHdrs {
  const carrying = headers();
  const trace = traceparent();
  if (caller) carrying.set(callerHeader, encodeCaller(caller));
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
