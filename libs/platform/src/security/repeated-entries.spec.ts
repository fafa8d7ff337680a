import type { LogEntryInput } from '@vigie/contracts';
import { RepeatedEntries } from './repeated-entries.js';

const refusal = (camera = 'a', outcome: LogEntryInput['outcome'] = 'refused'): LogEntryInput => ({
  log: 'audit', category: 'access', operation: 'access.refused', outcome, reason: 'noGrant', user: { id: 'u', name: 'Uma', kind: 'user' }, object: { type: 'cameras', id: camera },
});

describe('entries that come again and again', () => {
  it('[OP-03] are written one by one at first, then counted, and none is hidden', () => {
    const entries = new RepeatedEntries();
    const single = Array.from({ length: 512 }, (_, at) => entries.counts(refusal(at % 2 ? 'a' : 'b'), at)).filter((counted) => !counted);
    expect(single).toHaveLength(100);
    expect(entries.due(59_999)).toEqual([]);
    const [one, ...others] = entries.due(60_000);
    expect(others).toEqual([]);
    expect(one?.entry).toMatchObject({
      operation: 'access.refused', outcome: 'refused', user: { id: 'u' },
      details: { count: 412, objectCount: 2, firstTime: new Date(100).toISOString(), lastTime: new Date(511).toISOString() },
    });
    // What comes before it is durable is counted for the next one.
    entries.counts(refusal(), 60_001);
    one?.written();
    expect(entries.due(Number.POSITIVE_INFINITY)[0]?.entry.details).toMatchObject({ count: 1 });
  });

  it('[OP-03] of what changes something are never counted together', () => {
    const entries = new RepeatedEntries();
    expect(Array.from({ length: 300 }, (_, at) => entries.counts({ ...refusal('a', 'success'), operation: 'camera.updated' }, at))).not.toContain(true);
  });

  it('[OP-03] take no more memory than a bound, however many persons there are', () => {
    const entries = new RepeatedEntries();
    for (let person = 0; person < 6_000; person += 1) {
      for (let time = 0; time < 101; time += 1) entries.counts({ ...refusal(), user: { id: String(person), name: 'x', kind: 'user' } }, time);
    }
    expect(entries.due(Number.POSITIVE_INFINITY)).toHaveLength(5_000);
  });
});
