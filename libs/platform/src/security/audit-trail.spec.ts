import type { LogEntryInput } from '@vigie/contracts';
import type { Database, Tx } from '../persistence/index.js';
import { AuditTrail } from './audit-trail.js';
import type { Caller } from './caller.js';

const caller = { principal: { id: 'u', name: 'Uma', kind: 'user' }, language: 'en' } as unknown as Caller;
const refusal = { log: 'audit', category: 'access', operation: 'access.refused', outcome: 'refused' } as const;

/** Keeps what is logged; holds transactions up while it is asked to. */
class Kept {
  readonly entries: LogEntryInput[] = [];
  held?: Promise<void>;

  async change(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.held;
    await work({ log: (entry: LogEntryInput) => Promise.resolve(void this.entries.push(entry)) } as Tx);
  }
}

describe('the trail of what people do', () => {
  it('[OP-03] writes what it counted when the service stops, and nothing is missing', async () => {
    const kept = new Kept();
    const trail = new AuditTrail(kept as unknown as Database);
    for (let time = 0; time < 512; time += 1) await trail.write(caller, refusal);
    expect(kept.entries).toHaveLength(100);
    await trail.beforeApplicationShutdown();
    await trail.write(caller, refusal);
    expect(kept.entries.map(({ details }) => details?.count ?? 1).reduce((sum: number, count) => sum + Number(count), 0)).toBe(513);
  });

  it('[OP-03] refuses what needs an entry while too many wait, instead of filling the memory or letting it pass', async () => {
    const kept = new Kept();
    let release = (): void => undefined;
    kept.held = new Promise((resolve) => { release = resolve; });
    const trail = new AuditTrail(kept as unknown as Database);
    const steps = Array.from({ length: 5_600 }, () => trail.write(caller, { ...refusal, outcome: 'success' }));
    const decided = Promise.allSettled(steps);
    release();
    const refused = (await decided).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(kept.entries.length + refused.length).toBe(5_600);
    await trail.beforeApplicationShutdown();
  });
});
