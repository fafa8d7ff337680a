import { rightsState } from '@vigie/contracts';
import type { RightsDocument } from '@vigie/contracts';
import type { RunningService } from '@vigie/platform/boot';
import { States } from '@vigie/platform/messaging';
import { eventually } from '../time/eventually.js';
import type { RightsBucket } from './test-rights.js';

/** Rights that are written when the services of a spec have heard of them: whatever is asked of them next is decided on these rights. */
export class HeardRights implements RightsBucket {
  private readonly listening = new Set<RunningService>();
  /** What is written last under each key; undefined: nothing any more. */
  private readonly written = new Map<string, string | undefined>();

  constructor(private readonly bucket: RightsBucket) {}

  /** The same service: until it is stopped, writing waits for it. */
  heardBy(service: RunningService): RunningService {
    this.listening.add(service);
    return {
      ...service,
      stop: () => {
        this.listening.delete(service);
        return service.stop();
      },
    };
  }

  async put(key: string, document: RightsDocument): Promise<void> {
    this.written.set(key, JSON.stringify(document));
    await this.bucket.put(key, document);
    await this.heard(key);
  }

  async delete(key: string): Promise<void> {
    this.written.set(key, undefined);
    await this.bucket.delete(key);
    await this.heard(key);
  }

  private heard(key: string): Promise<unknown> {
    return eventually(() => [...this.listening].every(({ app }) => JSON.stringify(app.get(States).bucket(rightsState).get(key)) === this.written.get(key)), { deadline: 30_000, every: 2 });
  }
}
