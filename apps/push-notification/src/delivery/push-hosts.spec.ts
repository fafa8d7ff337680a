import fc from 'fast-check';
import { PushHosts } from './push-hosts.js';

const limits = { total: 10, each: 4, silences: 3, restMs: 1_000 };

describe('push services share the turns', () => {
  it('[OP-03] a host that hangs holds its own turns only', () => {
    const hosts = new PushHosts(limits);
    for (let request = 0; request < 4; request++) hosts.begin('hangs.example');
    expect(hosts.roomOf()).toEqual({ 'hangs.example': 0 });
    expect(hosts.room).toBe(6);
  });

  it('[OP-03] a silent host is left alone for longer and longer, then tried with one request', () => {
    let now = 0;
    const hosts = new PushHosts(limits, () => now);
    const silent = (): void => { hosts.begin('a'); hosts.end('a', false); };
    silent();
    silent();
    expect(hosts.roomOf()).toEqual({ a: 4 });
    silent();
    expect(hosts.roomOf()).toEqual({ a: 0 });
    now = 1_000;
    expect(hosts.roomOf()).toEqual({ a: 1 });
    silent();
    now = 2_999;
    expect(hosts.roomOf()).toEqual({ a: 0 });
    now = 3_000;
    hosts.begin('a');
    hosts.end('a', true);
    expect(hosts.roomOf()).toEqual({ a: 4 });
  });

  it('a host that asks for time gets it', () => {
    let now = 0;
    const hosts = new PushHosts(limits, () => now);
    hosts.begin('a');
    hosts.end('a', true, 5_000);
    expect(hosts.roomOf()).toEqual({ a: 0 });
    now = 5_000;
    expect(hosts.roomOf()).toEqual({ a: 4 });
  });

  it('never has more in flight than it may, and all room again when everything ended', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.boolean()), { maxLength: 200 }), (steps) => {
      const hosts = new PushHosts(limits);
      const open: string[] = [];
      for (const [host, starts, answers] of steps) {
        const name = `host-${host}`;
        if (starts && hosts.room > 0 && (hosts.roomOf()[name] ?? limits.each) > 0) {
          hosts.begin(name);
          open.push(name);
        } else {
          const ended = open.shift();
          if (ended) hosts.end(ended, answers);
        }
        expect(open.length).toBeLessThanOrEqual(limits.total);
        for (const one of new Set(open)) expect(open.filter((other) => other === one).length).toBeLessThanOrEqual(limits.each);
      }
      for (const name of open) hosts.end(name, true);
      expect(hosts.room).toBe(limits.total);
    }));
  });

  it('does not remember every host that ever was', () => {
    const hosts = new PushHosts(limits);
    for (let host = 0; host < 5_000; host++) {
      hosts.begin(`${host}.example`);
      hosts.end(`${host}.example`, true);
    }
    expect(Object.keys(hosts.roomOf()).length).toBeLessThan(1_100);
  });
});
