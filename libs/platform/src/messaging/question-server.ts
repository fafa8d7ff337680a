import { setTimeout as pause } from 'node:timers/promises';
import { NatsContext, ServerNats } from '@nestjs/microservices';
import type { MessageHandler } from '@nestjs/microservices';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { readAs, VigieError } from '@vigie/contracts';
import type { QuestionDefinition, ServiceName } from '@vigie/contracts';
import { lastValueFrom } from 'rxjs';
import { asVigieError, errorEnvelope } from '../http/error-envelope.js';
import { assertionHeader } from '../security/assertion.js';
import { serviceCaller } from '../security/caller.js';
import type { Caller } from '../security/caller.js';
import { rememberCaller } from '../security/decorators.js';
import { continueTrace, histogram, inTrace, logger } from '../telemetry/index.js';
import { anySite } from './answers.decorator.js';
import type { AskerKeys } from './asker-keys.js';
import type { NatsLink } from './nats-link.js';

const log = logger('questions');
const seconds = histogram('answer_seconds', 'How long answers took.', [0.001, 0.005, 0.02, 0.1, 0.5, 2], ['question', 'outcome']);

/**
 * Nest's NATS transport with our manners: it shares the service's connection, which never stops reconnecting; its
 * patterns get the site at start; copies of a service answer in turn; the wire is plain JSON, the request's payload
 * one way and `{data}` or `{error}` the other.
 */
export class QuestionServer extends ServerNats {
  private readonly answering = new Set<Promise<void>>();
  private readonly listening: Subscription[] = [];

  constructor(
    private readonly link: NatsLink,
    private readonly site: string,
    private readonly service: string,
    private readonly keys: AskerKeys,
  ) {
    super({});
  }

  override createNatsClient(): Promise<NatsLink['connection']> {
    return Promise.resolve(this.link.connection);
  }

  override bindEvents(client: NatsLink['connection']): void {
    if (this.messageHandlers.size > 0) this.keys.watch();
    for (const [pattern, handler] of this.messageHandlers) {
      const question = (handler.extras as { question?: QuestionDefinition } | undefined)?.question;
      if (!question) throw new Error(`${pattern} is not a question of the contracts: use @Answers.`);
      const callback = (error: Error | null, message: Msg): void => {
        if (!error) this.take(question, handler, message);
      };
      this.listening.push(client.subscribe(pattern.replace(anySite, this.site), { queue: this.service, callback }));
    }
  }

  /** Leaves new questions to other copies. */
  stopListening(): void {
    for (const subscription of this.listening.splice(0)) subscription.unsubscribe();
  }

  /** Waits until what was asked is answered, at most `budgetMs`. */
  async drain(budgetMs: number): Promise<void> {
    await Promise.race([Promise.all(this.answering), pause(budgetMs, undefined, { ref: false })]);
  }

  /** The connection belongs to the whole service and is closed with it. */
  override async close(): Promise<void> {
    this.stopListening();
    await this.drain(1_000);
  }

  private take(question: QuestionDefinition, handler: MessageHandler, message: Msg): void {
    const work = inTrace(continueTrace(message.headers?.get('traceparent')), () => this.answer(question, handler, message));
    this.answering.add(work);
    void work.catch((error: unknown) => log.error({ err: error, subject: message.subject }, 'an answer could not be sent')).finally(() => this.answering.delete(work));
  }

  private async answer(question: QuestionDefinition, handler: MessageHandler, message: Msg): Promise<void> {
    const stop = seconds.startTimer({ question: `${question.service}.${question.thing}.${question.verb}` });
    let text: string;
    let caller: Caller | undefined;
    try {
      caller = await this.callerOf(question, message);
      const request = readAs(question.request, json(message));
      const context = new NatsContext([message.subject, message.headers]);
      if (caller) rememberCaller(context, caller);
      const reply: unknown = await lastValueFrom(this.transformToObservable(await handler(request, context)), { defaultValue: undefined });
      text = fitting(JSON.stringify({ data: checkedReply(question, reply) }), this.link.largest);
      stop({ outcome: 'success' });
    } catch (thrown) {
      const error = asVigieError(thrown);
      text = JSON.stringify({ ...errorEnvelope(error, caller?.language ?? 'en'), parameters: error.parameters });
      stop({ outcome: error.code });
    }
    if (message.reply && !this.link.connection.isClosed()) message.respond(text);
  }

  /** For whom it is asked. The subject says who asks; the asker signed the rest. Refused, and said, where that is not so. */
  private async callerOf(question: QuestionDefinition, message: Msg): Promise<Caller | undefined> {
    const asker = message.subject.split('.')[3] as ServiceName;
    const said = question.askers.includes(asker) && (await this.keys.proven(asker, message.headers?.get(assertionHeader), { subject: message.subject, body: message.data }));
    if (said) return question.forServices ? serviceCaller(asker) : said.caller;
    log.warn({ subject: message.subject }, 'a question was refused: its asker may not ask it, or did not sign it');
    throw new VigieError('access.unauthenticated');
  }
}

/** The text, where a message may carry it. */
function fitting(text: string, limit: number): string {
  if (Buffer.byteLength(text) > limit) throw new VigieError('answer.tooLarge', { params: { limit } });
  return text;
}

function json(message: Msg): unknown {
  let body: unknown;
  try {
    body = message.json();
  } catch {
    // Said below.
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new VigieError('request.malformed', { params: { detail: 'a JSON object is expected' } });
  return body;
}

/** An answer that does not keep the contract is our mistake, not the asker's. */
function checkedReply(question: QuestionDefinition, reply: unknown): object {
  try {
    return readAs(question.reply, reply);
  } catch (error) {
    throw new Error(`the answer to ${question.thing}.${question.verb} does not keep its contract`, { cause: error });
  }
}
