import { createInbox } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import { jetStreamApi } from './nats-options.js';
import { openReader } from './provided.js';
import type { Holder, Served } from './provided.js';
import { delivered } from './pulled-messages.js';

const waitMs = 2_000;

/** Whether a stream holds a message under this number, and by which id it was told: undefined where there is none. */
export async function messageIdAt(holder: Holder, served: Served, stream: string, filter: string, sequence: number): Promise<string | undefined> {
  const { consumer, pending } = await openReader(holder, served, { stream, filter, start: { sequence }, headersOnly: true });
  if (pending === 0) return undefined;
  const message = await pullOne(holder, `${jetStreamApi}.CONSUMER.MSG.NEXT.${stream}.${consumer}`);
  // What the server says of a request has a code and is no message: it aged between the two.
  if (!message.reply || delivered(message).streamSequence !== sequence) return undefined;
  return message.headers?.get('Nats-Msg-Id') ?? '';
}

/** By hand: a message that is delivered keeps its own subject, by which the library's requests do not know their answer. */
function pullOne({ connection }: Holder, subject: string): Promise<Msg> {
  const reply = createInbox();
  return new Promise((resolve, reject) => {
    connection.subscribe(reply, { max: 1, timeout: waitMs, callback: (error, message) => (error ? reject(error) : resolve(message)) });
    connection.publish(subject, JSON.stringify({ batch: 1, no_wait: true }), { reply });
  });
}
