import type { StreamInfo } from '@nats-io/jetstream';
import { messageIdAt } from './message-at.js';
import type { OutboxStore } from './outbox-store.js';
import { openReader } from './provided.js';
import type { Holder, ReaderRequest, Served } from './provided.js';
import { PulledMessages } from './pulled-messages.js';
import { factRetention, factStreamName } from './streams.js';

const messageIdHeader = 'Nats-Msg-Id';
/** Ids on their way at once. */
const ahead = 5_000;

/** What a service itself told. */
const ownFacts = ({ site, service }: Served): string => `vigie.${site}.fact.${service}.>`;

/**
 * Whether the stream still ends with (at least) the last fact that it confirmed to us: cheap enough for every start.
 * A stream that was lost, or lost its end with a disk, answers no.
 */
export async function tailIsIntact(store: OutboxStore, holder: Holder, served: Served, stream: StreamInfo): Promise<boolean> {
  const last = await store.lastConfirmed();
  if (!last || isAged(last.at)) return true;
  if (last.streamCreated !== stream.created || stream.state.last_seq < last.sequence) return false;
  return (await messageIdAt(holder, served, stream.config.name, ownFacts(served), last.sequence)) === last.messageId;
}

/** The stream drops what is older than this by itself. */
const isAged = (published: Date): boolean => published.getTime() < Date.now() - factRetention.maxAgeMs + 60_000;

/** Ids of confirmed facts since `since` that the stream does not hold. Reads headers only, not payloads. */
export async function findMissing(store: OutboxStore, holder: Holder, served: Served, since: Date): Promise<string[]> {
  const from = new Date(Math.max(since.getTime(), Date.now() - factRetention.maxAgeMs + 60_000));
  // Clocks of PostgreSQL and NATS need not agree.
  const start = { time: new Date(from.getTime() - 60_000).toISOString() };
  const held = await heldIds(holder, served, { stream: factStreamName(served.site), filter: ownFacts(served), start, headersOnly: true });
  const missing: string[] = [];
  await store.eachPublished(from, (page) => missing.push(...page.filter((id) => !held.has(id))));
  return missing;
}

async function heldIds(holder: Holder, served: Served, request: ReaderRequest): Promise<Set<string>> {
  const held = new Set<string>();
  const { consumer, pending } = await openReader(holder, served, request);
  if (pending === 0) return held;
  let messages: PulledMessages | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      messages = new PulledMessages(holder.connection, {
        stream: request.stream, consumer, ahead, waiting: () => 0, ended: reject, idle: resolve,
        take: (message) => {
          held.add(message.headers()?.get(messageIdHeader) ?? '');
          if (message.pending === 0) resolve();
        },
      });
    });
  } finally {
    messages?.close();
  }
  return held;
}
