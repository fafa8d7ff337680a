import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { isIP } from 'node:net';
import { addressReader, readAddress, readNetworks } from './client-address.js';

const arriving = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

/** At the edge, with these proxies in front. */
const seen = (proxies: string, remoteAddress: string, forwarded?: string) => addressReader(readNetworks(proxies, 'TRUSTED_PROXIES'))(arriving(remoteAddress, forwarded));
/** Behind the gateway at this address. */
const behind = (remoteAddress: string, forwarded?: string) => addressReader(readNetworks('127.0.0.0/8, ::1', 'GATEWAY_NETWORKS'), 1)(arriving(remoteAddress, forwarded));

describe('the address of a client', () => {
  it('[OP-09] is that of the peer, whatever a stranger writes', () => expect(seen('', '192.168.1.5', '8.8.8.8')).toBe('192.168.1.5'));

  it.each([
    ['a client on the Internet', '8.8.4.4, 203.0.113.7', '203.0.113.7'],
    ['one in the local network that wrote another', '9.9.9.9, 10.1.2.3', '10.1.2.3'],
    ['one that wrote what is no address', "<b>'x', 192.168.7.7", '192.168.7.7'],
    ['one with IPv6', '9.9.9.9, 2001:DB8:0:0::7', '2001:db8::7'],
    ['one with IPv6 and a port', '[2001:db8::7]:4711', '2001:db8::7'],
    ['one with a port', '203.0.113.7:4711', '203.0.113.7'],
    ['one behind two proxies of ours', '9.9.9.9, 203.0.113.7, 127.0.0.2', '203.0.113.7'],
  ])('[OP-09] is what the trusted proxy says of %s', (_, forwarded, address) => expect(seen('127.0.0.0/8', '127.0.0.1', forwarded)).toBe(address));

  it.each([undefined, '', "<b>'x'", 'unknown', '203.0.113.7, _hidden', '10.1.2.3.4'])('[OP-09] stays the proxy\'s own where it says %p', (forwarded) => {
    expect(seen('127.0.0.1', '127.0.0.1', forwarded)).toBe('127.0.0.1');
  });

  it('[OP-09] is, behind the gateway, the one that the gateway says, and no further hop', () => {
    expect(behind('127.0.0.1', '203.0.113.7')).toBe('203.0.113.7');
    expect(behind('127.0.0.1', '9.9.9.9, 127.0.0.5')).toBe('127.0.0.5');
    expect(behind('10.1.2.3', '9.9.9.9')).toBe('10.1.2.3');
  });

  it('[OP-09] is an address or nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV6().map((address) => `[${address}]:1`)), (text) => {
      const address = readAddress(text);
      expect(address === undefined || isIP(address) > 0).toBe(true);
      if (address !== undefined) expect(readAddress(address)).toBe(address);
    }));
  });

  it('knows IPv4 in IPv6 clothes, and forgets zones', () => {
    expect(['::ffff:192.168.1.5', '::FFFF:c0a8:105', 'fe80::1%eth0'].map(readAddress)).toEqual(['192.168.1.5', '192.168.1.5', 'fe80::1']);
  });

  it.each(['proxy.local', '10.0.0.0/33', '10.0.0.0/x', '::/129'])('names the entry that cannot be read: %s', (entry) => {
    expect(() => readNetworks(`10.0.0.1, ${entry}`, 'TRUSTED_PROXIES')).toThrow(`TRUSTED_PROXIES: "${entry}" is neither`);
  });
});
