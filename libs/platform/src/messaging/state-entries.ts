import { headers } from '@nats-io/transport-node';
import type { StateDefinition } from '@vigie/contracts';
import type { NatsLink } from './nats-link.js';
import { openReader } from './provided.js';
import type { Served } from './provided.js';
import { PulledMessages } from './pulled-messages.js';
import type { Delivered } from './pulled-messages.js';
import { stateStreamName, stateSubjects } from './streams.js';

/** Entries read ahead. */
const ahead = 16_384;

/** How key-value buckets say that there is no value any more. */
const operationHeader = 'KV-Operation';
const removals = new Set(['DEL', 'PURGE']);
const keyPattern = /^[-/=\w]+(\.[-/=\w]+)*$/;

export interface EntryListener {
  put(key: string, text: string, revision: number, time: Date): void;
  gone(key: string): void;
  /** Everything that the bucket held at first was told; may be called again. */
  reached(): void;
}

/** Writes one entry of a bucket, or takes it away; the answer is its number. */
export async function writeEntry(link: NatsLink, state: StateDefinition, site: string, key: string, text?: string): Promise<number> {
  if (!keyPattern.test(key)) throw new Error(`${key} cannot be the key of a state.`);
  const carried = headers();
  if (text === undefined) carried.set(operationHeader, 'DEL');
  const { seq } = await link.js.publish(`$KV.${state.bucket(site)}.${key}`, text ?? '', { headers: carried });
  return seq;
}

/** The entries of a bucket: the last of every key at first, then what changes. */
export class PulledEntries {
  private end = (_reason?: Error): void => undefined;
  private stopped = false;
  private expected = 1;

  private constructor(private readonly link: NatsLink, private readonly stream: string, private readonly consumer: string, private readonly pending: number, private readonly prefix: string) {}

  static async open(link: NatsLink, served: Served, state: StateDefinition): Promise<PulledEntries> {
    const [stream, filter] = [stateStreamName(state, served.site), stateSubjects(state, served.site)];
    const { consumer, pending } = await openReader(link, served, { stream, filter, start: { last: true } });
    return new PulledEntries(link, stream, consumer, pending, filter.slice(0, -1));
  }

  /** Tells what there is until it is stopped; throws where it ends by itself. */
  async follow(listener: EntryListener): Promise<void> {
    if (this.stopped) return;
    // Emptied by age before it was read, nothing comes that says it is the last.
    if (this.pending === 0) listener.reached();
    let messages: PulledMessages | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.end = (reason) => (reason ? reject(reason) : resolve());
        messages = new PulledMessages(this.link.connection, {
          stream: this.stream, consumer: this.consumer, ahead, waiting: () => 0,
          take: (message) => this.tell(message, listener), idle: () => listener.reached(), ended: reject,
        });
      });
    } finally {
      messages?.close();
    }
  }

  stop(): void {
    this.stopped = true;
    this.end();
  }

  private tell(message: Delivered, listener: EntryListener): void {
    if (message.deliverySequence !== this.expected) throw new Error('an entry was lost between NATS and this service');
    this.expected += 1;
    const key = message.subject.slice(this.prefix.length);
    if (removals.has(message.headers()?.get(operationHeader) ?? '')) listener.gone(key);
    else listener.put(key, Buffer.from(message.data).toString(), message.streamSequence, new Date(message.time));
    if (message.pending === 0) listener.reached();
  }
}
