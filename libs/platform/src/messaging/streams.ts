import { DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { allStates, factStreams } from '@vigie/contracts';
import type { FactStream, StateDefinition } from '@vigie/contracts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How facts are kept on their way. PostgreSQL is where they live; this only has to outlast a listener's absence. */
export const factRetention = { maxAgeMs: 3 * day, dedupeMs: 2 * minute } as const;

/** Bytes the stream may take: little on one machine, more where a site is replicated. */
const sizes = { single: 1024 ** 3, replicated: 8 * 1024 ** 3 } as const;

export type StreamPlan = Partial<StreamConfig> & Pick<StreamConfig, 'name'>;

const descriptions: Record<FactStream, string> = {
  fact: 'Facts of one site: what its services tell each other.',
  log: 'Log entries of one site on their way to the log.',
};

/** Facts and log entries travel apart: what fills one never stops the other. */
export const streamName = (site: string, stream: FactStream): string => (stream === 'fact' ? `facts-${site}` : `log-${site}`);

/** What a service tells into a stream; without a name, everybody. */
export const streamSubjects = (site: string, stream: FactStream, service?: string): string => `vigie.${site}.${stream}.${service ? `${service}.` : ''}>`;

/** Limits refuse the newest instead of silently dropping the oldest: what is refused stays in the outbox. */
export function streamConfig(site: string, stream: FactStream, replicas: number): StreamPlan {
  return {
    name: streamName(site, stream),
    description: descriptions[stream],
    subjects: [streamSubjects(site, stream)],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    max_age: nanos(factRetention.maxAgeMs),
    max_bytes: replicas > 1 ? sizes.replicated : sizes.single,
    duplicate_window: nanos(factRetention.dedupeMs),
    num_replicas: replicas,
  };
}

/** The stream behind the bucket of a state. */
export const stateStreamName = (state: StateDefinition, site: string): string => `KV_${state.bucket(site)}`;

export const stateSubjects = (state: StateDefinition, site: string): string => `$KV.${state.bucket(site)}.>`;

/** A key-value bucket as JetStream keeps it: the last message of each subject. */
function stateStreamConfig(state: StateDefinition, site: string, replicas: number): StreamPlan {
  return {
    name: stateStreamName(state, site),
    subjects: [stateSubjects(state, site)],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    max_msgs_per_subject: 1,
    max_age: nanos(state.ttlMs),
    num_replicas: replicas,
  };
}

/** Everything that JetStream holds of a site. Whoever provisions makes exactly this; services make nothing. */
export const streamsOf = (site: string, replicas: number): StreamPlan[] =>
  [...factStreams.map((stream) => streamConfig(site, stream, replicas)), ...allStates().map((state) => stateStreamConfig(state, site, replicas))];

const codes = { streamMissing: 10_059, noSpace: [10_023, 10_028, 10_047] };

const codeOf = (error: unknown): number | undefined => (error instanceof JetStreamApiError ? error.code : undefined);

export const isStreamMissing = (error: unknown): boolean => codeOf(error) === codes.streamMissing;

/** The server reserves what a stream may take. */
export const isOutOfSpace = (error: unknown): boolean => codes.noSpace.includes(codeOf(error) ?? 0);
