import { forwardingHeaders, trustedProxies } from './forwarded.rules.js';

const arrival = { remoteAddress: '192.168.1.5', encrypted: false, headers: { host: 'vigie.example', 'x-forwarded-for': '8.8.8.8', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' } };

describe('the forwarding headers', () => {
  it('say who asked, and nothing that a stranger claims', () => {
    expect(forwardingHeaders(arrival, trustedProxies(''))).toMatchObject({
      'x-forwarded-for': '192.168.1.5', 'x-forwarded-host': 'vigie.example', 'x-forwarded-proto': 'http', forwarded: undefined,
    });
  });

  it.each(['192.168.1.5', '10.0.0.1, 192.168.0.0/16'])('keep what a proxy of ours says (%s)', (list) => {
    expect(forwardingHeaders(arrival, trustedProxies(list))).toMatchObject({
      'x-forwarded-for': '8.8.8.8, 192.168.1.5', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https',
    });
  });

  it('know IPv4 in IPv6 clothes', () => {
    expect(forwardingHeaders({ ...arrival, remoteAddress: '::ffff:192.168.1.5' }, trustedProxies('192.168.1.5'))['x-forwarded-for']).toBe('8.8.8.8, 192.168.1.5');
  });

  it('name the entry that cannot be read', () => {
    expect(() => trustedProxies('10.0.0.1, proxy.local')).toThrow('"proxy.local" is neither');
  });
});
