import { AckPolicy, DeliverPolicy, JetStreamApiError } from '@nats-io/jetstream';
import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { OutboxStore } from './outbox-store.js';
import { factRetention, factStreamName } from './streams.js';

const messageIdHeader = 'Nats-Msg-Id';
const noMessage = 10_037;

/**
 * Whether the stream still ends with (at least) the last fact that it confirmed to us: cheap enough for every start.
 * A stream that was lost, or lost its end with a disk, answers no.
 */
export async function tailIsIntact(store: OutboxStore, jsm: JetStreamManager, stream: StreamInfo): Promise<boolean> {
  const last = await store.lastConfirmed();
  if (!last || isAged(last.at)) return true;
  if (last.streamCreated !== stream.created || stream.state.last_seq < last.sequence) return false;
  try {
    const message = await jsm.streams.getMessage(stream.config.name, { seq: last.sequence });
    return message?.header.get(messageIdHeader) === last.messageId;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === noMessage) return false;
    throw error;
  }
}

/** The stream drops what is older than this by itself. */
const isAged = (published: Date): boolean => published.getTime() < Date.now() - factRetention.maxAgeMs + 60_000;

/** Ids of confirmed facts since `since` that the stream does not hold. Reads headers only, not payloads. */
export async function findMissing(store: OutboxStore, jsm: JetStreamManager, { site, service }: { site: string; service: string }, since: Date): Promise<string[]> {
  const from = new Date(Math.max(since.getTime(), Date.now() - factRetention.maxAgeMs + 60_000));
  const held = await heldIds(jsm, factStreamName(site), `vigie.${site}.fact.${service}.>`, from);
  const missing: string[] = [];
  await store.eachPublished(from, (page) => missing.push(...page.filter((id) => !held.has(id))));
  return missing;
}

async function heldIds(jsm: JetStreamManager, stream: string, filter: string, from: Date): Promise<Set<string>> {
  const held = new Set<string>();
  // Clocks of PostgreSQL and NATS need not agree.
  const start = new Date(from.getTime() - 60_000).toISOString();
  const info = await jsm.consumers.add(stream, {
    ack_policy: AckPolicy.None, deliver_policy: DeliverPolicy.StartTime, opt_start_time: start, filter_subject: filter,
    headers_only: true, mem_storage: true, num_replicas: 1, inactive_threshold: nanos(30_000),
  });
  let left = info.num_pending;
  const consumer = await jsm.jetstream().consumers.get(stream, info.name);
  while (left > 0) {
    const messages = await consumer.fetch({ max_messages: Math.min(left, 5_000), expires: 10_000 });
    const before = left;
    for await (const message of messages) {
      held.add(message.headers?.get(messageIdHeader) ?? '');
      left -= 1;
    }
    if (left === before) throw new Error('the stream of facts does not answer');
  }
  await jsm.consumers.delete(stream, info.name).catch(() => false);
  return held;
}
