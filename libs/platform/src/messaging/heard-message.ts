import { decodeFact } from './fact-envelope.js';
import type { FactContext } from './fact-envelope.js';
import type { Delivered } from './pulled-messages.js';

/** A message of the stream, read as far as it can be. Of one that can be read nothing else is kept: many may wait at once. */
export class HeardMessage {
  readonly sequence: number;
  readonly subject: string;
  readonly context?: FactContext;
  readonly data?: unknown;
  /** Why it is not a fact. */
  readonly unreadable?: unknown;
  private readonly text?: string;

  constructor(message: Delivered) {
    this.sequence = message.streamSequence;
    this.subject = message.subject;
    const { buffer, byteOffset, byteLength } = message.data;
    const text = Buffer.from(buffer, byteOffset, byteLength).toString();
    try {
      const { context, data } = decodeFact(this.subject, text);
      this.context = context;
      this.data = data;
    } catch (error) {
      this.text = text;
      this.unreadable = error;
    }
  }

  /** What was sent; of a fact what it says, put together again. */
  get body(): string {
    return this.text ?? JSON.stringify({ ...this.context, data: this.data });
  }
}
