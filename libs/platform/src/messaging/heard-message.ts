import type { JsMsg } from '@nats-io/jetstream';
import { decodeFact } from './fact-envelope.js';
import type { FactContext } from './fact-envelope.js';

/** A message of the stream, read as far as it can be. */
export class HeardMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly context?: FactContext;
  readonly data?: unknown;
  /** Why it is not a fact. */
  readonly unreadable?: unknown;

  constructor(private readonly message: Pick<JsMsg, 'subject' | 'data'>, sequence: number) {
    this.sequence = sequence;
    this.subject = message.subject;
    try {
      const { context, data } = decodeFact(this.subject, this.body);
      this.context = context;
      this.data = data;
    } catch (error) {
      this.unreadable = error;
    }
  }

  /** What was sent; made again each time, because only letters for people need it twice. */
  get body(): string {
    const { buffer, byteOffset, byteLength } = this.message.data;
    return Buffer.from(buffer, byteOffset, byteLength).toString();
  }
}
