import type { StreamInfo } from '@nats-io/jetstream';
import type { FactStream } from '@vigie/contracts';
import { messageIdAt } from './message-at.js';
import type { OutboxStore } from './outbox-store.js';
import { openReader, streamInfo } from './provided.js';
import type { Holder, ReaderRequest, Served } from './provided.js';
import { PulledMessages } from './pulled-messages.js';
import { factRetention, streamName, streamSubjects } from './streams.js';

const messageIdHeader = 'Nats-Msg-Id';
/** Ids on their way at once. */
const ahead = 5_000;

/** A lane of the relay: what a service tells into one stream. */
export interface Lane extends Served {
  stream: FactStream;
}

const own = ({ site, service, stream }: Lane): string => streamSubjects(site, stream, service);

/**
 * Whether the stream still ends with (at least) the last fact that it confirmed to us: cheap enough for every start.
 * A stream that was lost, or lost its end with a disk, answers no; what was removed because everybody had heard it is not lost.
 */
export async function tailIsIntact(store: OutboxStore, holder: Holder, lane: Lane, stream: StreamInfo): Promise<boolean> {
  const last = await store.lastConfirmed(lane.stream);
  if (!last) return false;
  if (isAged(last.at)) return true;
  if (last.streamCreated !== stream.created || stream.state.last_seq < last.sequence) return false;
  if (last.sequence < stream.state.first_seq) return true;
  if ((await messageIdAt(holder, lane, stream.config.name, own(lane), last.sequence)) === last.messageId) return true;
  // Removed between the two questions, or lost.
  return last.sequence < (await streamInfo(holder, lane, stream.config.name)).state.first_seq;
}

/** The stream drops what is older than this by itself. */
const isAged = (published: Date): boolean => published.getTime() < Date.now() - factRetention.maxAgeMs + 60_000;

/**
 * Ids of confirmed facts since `since` that the stream should hold and does not. Reads headers only, not payloads. What lies
 * before the first message of the stream that confirmed it was removed on purpose.
 */
export async function findMissing(store: OutboxStore, holder: Holder, lane: Lane, since: Date): Promise<string[]> {
  const from = new Date(Math.max(since.getTime(), Date.now() - factRetention.maxAgeMs + 60_000));
  const published: { messageId: string; sequence: number }[] = [];
  await store.eachPublished(lane.stream, from, (page) => published.push(...page));
  if (published.length === 0) return [];
  const name = streamName(lane.site, lane.stream);
  // Clocks of PostgreSQL and NATS need not agree.
  const start = { time: new Date(from.getTime() - 60_000).toISOString() };
  const held = await heldIds(holder, lane, { stream: name, filter: own(lane), start, headersOnly: true });
  // Asked after what it holds: what is removed meanwhile was there before.
  const { created, state } = await streamInfo(holder, lane, name);
  const removed = (await store.lastConfirmed(lane.stream))?.streamCreated === created ? state.first_seq : 0;
  return published.filter(({ messageId, sequence }) => sequence >= removed && !held.has(messageId)).map(({ messageId }) => messageId);
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
