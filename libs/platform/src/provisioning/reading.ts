import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type { ConsumerConfig } from '@nats-io/jetstream';
import { nanos, nuid } from '@nats-io/transport-node';
import { allStates, factStreams } from '@vigie/contracts';
import { stateStreamName, stateSubjects, streamName, streamsOf, streamSubjects } from '../messaging/streams.js';
import type { ReaderRequest, ReaderStart } from '../messaging/provided.js';

/** How long a consumer stays when nobody pulls from it, in milliseconds. */
const idleMs = 60_000;

/** Whether a stream is one of the site's. */
export const isKnown = (site: string, stream: string): boolean => streamsOf(site, 1).some(({ name }) => name === stream);

/** Whether a service may read these subjects of this stream: every state and fact, of the log what it wrote; the log-server all of it. */
export function mayRead(site: string, service: string, { stream, filter }: ReaderRequest): boolean {
  const told = factStreams.find((one) => stream === streamName(site, one));
  if (told === 'log' && service !== 'log-server') return filter === streamSubjects(site, told, service);
  if (told) return filter.startsWith(`vigie.${site}.${told}.`);
  return allStates().some((state) => stream === stateStreamName(state, site) && filter === stateSubjects(state, site));
}

/** The consumer that a request makes: it only answers pulls, and nobody can guess its name. */
export const consumerOf = (service: string, { filter, start, headersOnly }: ReaderRequest): Partial<ConsumerConfig> & { name: string } => ({
  name: `${service}-${nuid.next()}`,
  ack_policy: AckPolicy.None,
  filter_subject: filter,
  mem_storage: true,
  num_replicas: 1,
  inactive_threshold: nanos(idleMs),
  ...(headersOnly ? { headers_only: true } : {}),
  ...startOf(start),
});

function startOf(start: ReaderStart): Partial<ConsumerConfig> {
  if ('sequence' in start) return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: start.sequence };
  if ('time' in start) return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: start.time };
  return { deliver_policy: DeliverPolicy.LastPerSubject };
}

/** Reads what a service asks for; undefined where it is no such thing. */
export function readerRequest(body: unknown): ReaderRequest | undefined {
  if (body === null || typeof body !== 'object') return undefined;
  const { stream, filter, start, headersOnly } = body as Record<string, unknown>;
  const begin = readStart(start);
  if (typeof stream !== 'string' || typeof filter !== 'string' || !begin) return undefined;
  return { stream, filter, start: begin, headersOnly: headersOnly === true };
}

function readStart(start: unknown): ReaderStart | undefined {
  const { sequence, time, last } = (start ?? {}) as Record<string, unknown>;
  if (typeof sequence === 'number' && Number.isSafeInteger(sequence) && sequence > 0) return { sequence };
  if (typeof time === 'string' && Number.isFinite(Date.parse(time))) return { time: new Date(time).toISOString() };
  return last === true ? { last: true } : undefined;
}
