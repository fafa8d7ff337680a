import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import { isOutOfSpace, isStreamMissing, streamsOf } from '../messaging/streams.js';
import type { StreamPlan } from '../messaging/streams.js';
import { logger } from '../telemetry/index.js';

const log = logger('provisioning');

/** Below this a stream that has a size is not made, in bytes. */
const leastBytes = 64 * 1024 ** 2;

/** Makes what is missing of a site's streams and buckets, and has those that are there be as they are planned. Safe to repeat, and at once from several places. */
export async function provision(jsm: JetStreamManager, site: string, replicas: number): Promise<void> {
  for (const plan of streamsOf(site, replicas)) await ensure(jsm, plan);
}

async function ensure(jsm: JetStreamManager, plan: StreamPlan): Promise<void> {
  const held = await find(jsm, plan.name);
  if (!held) await make(jsm, plan);
  else if (differs(held, plan)) await adapt(jsm, plan, held);
}

async function find(jsm: JetStreamManager, name: string): Promise<StreamInfo | undefined> {
  try {
    return await jsm.streams.info(name);
  } catch (error) {
    if (isStreamMissing(error)) return undefined;
    throw error;
  }
}

async function make(jsm: JetStreamManager, plan: StreamPlan): Promise<void> {
  try {
    await jsm.streams.add(plan);
    log.info({ stream: plan.name, bytes: plan.max_bytes }, 'stream made');
  } catch (error) {
    const smaller = (plan.max_bytes ?? 0) / 2;
    if (!isOutOfSpace(error) || smaller < leastBytes) throw error;
    await make(jsm, { ...plan, max_bytes: smaller });
  }
}

/** What a stream can hold may have been made smaller for want of space; that is no difference. */
function differs({ config }: StreamInfo, plan: StreamPlan): boolean {
  return Object.entries(plan).some(([key, wanted]) => {
    const actual: unknown = config[key as keyof typeof config] ?? (typeof wanted === 'number' ? 0 : undefined);
    if (key === 'max_bytes') return config.max_bytes > Number(wanted);
    return JSON.stringify(actual) !== JSON.stringify(wanted);
  });
}

/** A stream that cannot be adapted goes on as it is: what it holds is worth more than how. */
async function adapt(jsm: JetStreamManager, { name, ...plan }: StreamPlan, { config }: StreamInfo): Promise<void> {
  const size = plan.max_bytes === undefined ? {} : { max_bytes: Math.min(plan.max_bytes, config.max_bytes) };
  try {
    await jsm.streams.update(name, { ...plan, ...size });
    log.info({ stream: name }, 'stream adapted');
  } catch (error) {
    log.warn({ err: error, stream: name }, 'a stream could not be adapted');
  }
}
