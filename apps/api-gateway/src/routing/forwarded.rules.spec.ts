import type { IncomingMessage } from 'node:http';
import { readNetworks } from '@vigie/platform/http';
import { arrivalReader, forwardingHeaders } from './forwarded.rules.js';

const claims = { host: 'vigie.example', 'x-forwarded-for': '8.8.8.8', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-real-ip': '8.8.8.8', forwarded: 'for=8.8.8.8' };
const request = (headers: Record<string, string | undefined>, remoteAddress = '192.168.1.5', encrypted = false): IncomingMessage =>
  ({ headers, socket: { remoteAddress, ...(encrypted ? { encrypted } : {}) } }) as unknown as IncomingMessage;
const arriving = (proxies: string, ...of: Parameters<typeof request>) => arrivalReader(readNetworks(proxies, 'TRUSTED_PROXIES'))(request(...of));

describe('the forwarding headers', () => {
  it('[OP-09] say who asked, and nothing that a stranger claims', () => {
    expect(forwardingHeaders(arriving('', claims))).toEqual({
      'x-forwarded-for': '192.168.1.5', 'x-forwarded-host': 'vigie.example', 'x-forwarded-proto': 'http', forwarded: undefined, 'x-real-ip': undefined, 'x-forwarded-port': undefined,
    });
  });

  it.each(['192.168.1.5', '10.0.0.1, 192.168.0.0/16'])('[OP-09] pass on the one address that a proxy of ours says (%s)', (list) => {
    expect(forwardingHeaders(arriving(list, { ...claims, 'x-forwarded-for': '9.9.9.9, 203.0.113.7' }))).toMatchObject({
      'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: undefined,
    });
  });

  it('say that it was encrypted only where every proxy of ours says so', () => {
    expect(arriving('192.168.1.5', { ...claims, 'x-forwarded-proto': 'https, http' }).protocol).toBe('http');
    expect(arriving('192.168.1.5', { ...claims, 'x-forwarded-proto': 'https, HTTPS' }).protocol).toBe('https');
    expect(arriving('', claims, '192.168.1.5', true).protocol).toBe('https');
  });
});

describe('a proxy that leaves in doubt how it was reached', () => {
  it('is one of ours without X-Forwarded-Proto, or one that we do not know', () => {
    expect(arriving('192.168.1.5', { ...claims, 'x-forwarded-proto': undefined }).doubt).toBe('proxySaysNothing');
    expect(arriving('', claims).doubt).toBe('proxyNotTrusted');
    expect(arriving('', { host: 'vigie.example' }).doubt).toBeUndefined();
    expect(arriving('192.168.1.5', claims).doubt).toBeUndefined();
  });
});
