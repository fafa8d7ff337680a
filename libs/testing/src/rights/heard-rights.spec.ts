import type { RightsDocument } from '@vigie/contracts';
import type { RunningService } from '@vigie/platform/boot';
import { eventually } from '../time/eventually.js';
import { HeardRights } from './heard-rights.js';

const site = (minimumUserLevel: number): RightsDocument => ({ kind: 'site', site: { minimumUserLevel } });

/** A service that hears when the spec says so. */
function lateService(): { service: RunningService; held: Map<string, RightsDocument>; askedAgain: () => Promise<unknown> } {
  const held = new Map<string, RightsDocument>();
  let asked = 0;
  const get = (key: string): RightsDocument | undefined => {
    asked += 1;
    return held.get(key);
  };
  const states = { bucket: () => ({ get }) };
  return {
    held, service: { app: { get: () => states }, url: '', stop: () => Promise.resolve() } as unknown as RunningService,
    askedAgain: (already = asked) => eventually(() => asked >= already + 5),
  };
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
    await other.askedAgain();
    expect(written).toBe(0);
    other.held.set('site', site(50));
    await Promise.all(writing);
    const deleting = rights.delete('site').then(() => { written += 1; });
    one.held.delete('site');
    await other.askedAgain();
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
