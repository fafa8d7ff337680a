import { publicPlace, verdict } from './encryption.rules.js';
import type { Passing } from './encryption.rules.js';

const asking = (more: Partial<Passing> = {}) => verdict('https://vigie.example', { method: 'GET', url: '/live', route: { to: 'web' }, arrival: { protocol: 'http' }, ...more });

describe('without TLS, where the public address is https', () => {
  it('leads a page there and refuses anything else', () => {
    expect(asking()).toBe('redirect');
    expect(asking({ method: 'POST' })).toBe('refuse');
    expect(asking({ url: '/api/rest/v1/cameras', route: { to: 'service', service: 'management' } })).toBe('refuse');
    expect(asking({ url: '//API/nothing', route: { to: 'gateway' } })).toBe('refuse');
  });

  it('lets probes through by their route, and what only looks like one not', () => {
    expect(asking({ url: '/health/live', route: { to: 'inside' } })).toBe('pass');
    expect(asking({ url: '/healthy', route: { to: 'web' } })).toBe('redirect');
  });

  it('[OP-09] explains instead of leading in a circle', () => {
    expect(asking({ arrival: { protocol: 'http', doubt: 'proxySaysNothing' } })).toBe('explain');
    expect(asking({ arrival: { protocol: 'http', doubt: 'proxyNotTrusted' } })).toBe('explain');
    expect(asking({ cookie: 'a=b; vigie-led=1' })).toBe('explain');
    expect(asking({ cookie: 'a=vigie-led=1' })).toBe('redirect');
  });

  it('passes everything that came with TLS, and everything where the public address is http', () => {
    expect(asking({ arrival: { protocol: 'https' } })).toBe('pass');
    expect(verdict('http://vigie.example', { route: { to: 'web' }, arrival: { protocol: 'http' } })).toBe('pass');
  });

  it('knows the same place under the public address', () => {
    expect([publicPlace('https://v', '/live?x=1'), publicPlace('https://v', 'http://evil/')]).toEqual(['https://v/live?x=1', 'https://v/']);
  });
});
