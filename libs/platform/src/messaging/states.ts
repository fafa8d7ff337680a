import type { ServiceName, StateDefinition } from '@vigie/contracts';
import type { NatsLink } from './nats-link.js';
import { StateBucket } from './state-bucket.js';

/** The states that this service holds in memory. */
export class States {
  private readonly buckets = new Map<string, { bucket: StateBucket<object>; close(): Promise<void> }>();

  constructor(
    private readonly link: NatsLink,
    private readonly site: string,
    private readonly service: ServiceName,
  ) {}

  /** The bucket of a state; the first call begins to read it. */
  bucket<T extends object>(definition: StateDefinition<T>): StateBucket<T> {
    const known = this.buckets.get(definition.name);
    if (known) return known.bucket as unknown as StateBucket<T>;
    const bucket = new StateBucket<T>(definition, this.link, this.site, this.service);
    this.buckets.set(definition.name, { bucket: bucket as unknown as StateBucket<object>, close: () => bucket.close() });
    bucket.start();
    return bucket;
  }

  /** Resolves when every bucket asked for so far was read. */
  async ready(): Promise<void> {
    await Promise.all([...this.buckets.values()].map(({ bucket }) => bucket.ready()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.buckets.values()].map((one) => one.close()));
  }
}
