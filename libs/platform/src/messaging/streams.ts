import { DiscardPolicy, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { JetStreamManager, StreamConfig, StreamInfo } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { logger } from '../telemetry/index.js';

const log = logger('streams');
const minute = 60_000;
const day = 24 * 60 * minute;

/** How facts are kept on their way. PostgreSQL is where they live; this only has to outlast a listener's absence. */
export const factRetention = { maxAgeMs: 3 * day, dedupeMs: 2 * minute } as const;

/** Bytes the stream may take: little on one machine, more where a site is replicated. */
const sizes = { single: 1024 ** 3, replicated: 8 * 1024 ** 3, least: 64 * 1024 ** 2 } as const;

export const factStreamName = (site: string): string => `facts-${site}`;

export const factSubjects = (site: string): string => `vigie.${site}.fact.>`;

/** Limits refuse the newest instead of silently dropping the oldest: what is refused stays in the outbox. */
export function factStreamConfig(site: string, replicas: number): Partial<StreamConfig> & { name: string } {
  return {
    name: factStreamName(site),
    description: 'Facts of one site: what its services tell each other.',
    subjects: [factSubjects(site)],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    max_age: nanos(factRetention.maxAgeMs),
    max_bytes: replicas > 1 ? sizes.replicated : sizes.single,
    duplicate_window: nanos(factRetention.dedupeMs),
    num_replicas: replicas,
    allow_direct: true,
  };
}

const codes = { streamMissing: 10_059, nameInUse: 10_058, noSpace: [10_023, 10_028, 10_047] };

const codeOf = (error: unknown): number | undefined => (error instanceof JetStreamApiError ? error.code : undefined);

export const isStreamMissing = (error: unknown): boolean => codeOf(error) === codes.streamMissing;

/** Makes the stream of facts where it is missing (first start, storage lost) and returns what it is now. */
export async function ensureFactStream(jsm: JetStreamManager, site: string, replicas: number): Promise<StreamInfo> {
  const config = factStreamConfig(site, replicas);
  try {
    return await jsm.streams.info(config.name);
  } catch (error) {
    if (!isStreamMissing(error)) throw error;
  }
  return makeStream(jsm, config);
}

async function makeStream(jsm: JetStreamManager, config: ReturnType<typeof factStreamConfig>): Promise<StreamInfo> {
  try {
    const made = await jsm.streams.add(config);
    log.info({ stream: config.name, bytes: config.max_bytes }, 'stream of facts made');
    return made;
  } catch (error) {
    // Another service made it at the same moment.
    if (codeOf(error) === codes.nameInUse) return jsm.streams.info(config.name);
    const smaller = (config.max_bytes ?? 0) / 2;
    // The server reserves what a stream may take: on a small disk, ask for less.
    if (codes.noSpace.includes(codeOf(error) ?? 0) && smaller >= sizes.least) return makeStream(jsm, { ...config, max_bytes: smaller });
    throw error;
  }
}
