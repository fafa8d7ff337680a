import type { RightsDocument } from '@vigie/contracts';
import type { RunningService } from '@vigie/platform/boot';
import { HeardRights } from './heard-rights.js';

const site = (minimumUserLevel: number): RightsDocument => ({ kind: 'site', site: { minimumUserLevel } });

/** A service that hears when the spec says so. */
function lateService(): { service: RunningService; held: Map<string, RightsDocument> } {
  const held = new Map<string, RightsDocument>();
  const states = { bucket: () => ({ get: (key: string) => held.get(key) }) };
  return { held, service: { app: { get: () => states }, url: '', stop: () => Promise.resolve() } as unknown as RunningService };
}

describe('HeardRights', () => {
  const bucket = { put: () => Promise.resolve(), delete: () => Promise.resolve() };

  it('are written when every service has heard of what was written last', async () => {
    const rights = new HeardRights(bucket);
    const [one, other] = [lateService(), lateService()];
    for (const { service } of [one, other]) rights.heardBy(service);
    let written = 0;
    const writing = [rights.put('site', site(254)), rights.put('site', site(50))].map((write) => write.then(() => { written += 1; }));
    one.held.set('site', site(50));
    other.held.set('site', site(254));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toBe(0);
    other.held.set('site', site(50));
    await Promise.all(writing);
    const deleting = rights.delete('site').then(() => { written += 1; });
    one.held.delete('site');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toBe(2);
    other.held.delete('site');
    await deleting;
  });

  it('wait for no service that was stopped', async () => {
    const rights = new HeardRights(bucket);
    await rights.heardBy(lateService().service).stop();
    await rights.put('site', site(254));
  });
});
