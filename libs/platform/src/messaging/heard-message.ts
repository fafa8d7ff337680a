import type { JsMsg } from '@nats-io/jetstream';
import { decodeFact } from './fact-envelope.js';
import type { FactContext } from './fact-envelope.js';

/** A message of the stream, read as far as it can be. */
export interface HeardMessage {
  sequence: number;
  subject: string;
  body: string;
  context?: FactContext;
  data?: unknown;
  /** Why it is not a fact. */
  unreadable?: unknown;
}

export function hear(message: JsMsg): HeardMessage {
  const heard: HeardMessage = { sequence: message.info.streamSequence, subject: message.subject, body: message.string() };
  try {
    return { ...heard, ...decodeFact(heard.subject, heard.body) };
  } catch (error) {
    return { ...heard, unreadable: error };
  }
}
