import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether an address is one of those that a setting names. */
export type Networks = (address: string) => boolean;

/** Finds out from which address a request comes; undefined: its peer has gone. */
export type AddressReader = (request: IncomingMessage) => string | undefined;

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Addresses and networks (10.0.0.0/8) separated by commas. Throws a sentence that names the one it cannot read. */
export function readNetworks(list: string, setting: string): Networks {
  const named = new BlockList();
  for (const entry of list.split(',').map((part) => part.trim()).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (most < 0 || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most))) throw new Error(`${setting}: "${entry}" is neither an address nor a network.`);
    if (bits === undefined) named.addAddress(address, family(address));
    else named.addSubnet(address, Number(bits), family(address));
  }
  return (address) => named.check(address, family(address));
}

/**
 * An address in its one spelling: IPv4 without its IPv6 clothes, IPv6 in lower case and shortened, neither port nor zone.
 * Undefined for anything else: what is no address is never kept, shown or counted by.
 */
export function readAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^\[(.+)\](:\d{1,5})?$/, '$1').replace(/^([\d.]+):\d{1,5}$/, '$1').replace(/%.*$/, '');
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) === 0) return undefined;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short) ?? [];
  return high && low ? [high, low].flatMap((part) => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255]).join('.') : short;
}

/**
 * The one address that a request comes from. Each trusted hop is believed about the one before it, from the nearest on, at
 * most `hops` of them: what stands further left in X-Forwarded-For was written by whoever liked to. Where a hop names no
 * address, the nearest that is known stays.
 */
export function addressReader(trusted: Networks, hops = Infinity): AddressReader {
  return ({ socket, headers }) => {
    const said = [headers['x-forwarded-for']].flat().join(',').split(',');
    let nearest = readAddress(socket.remoteAddress ?? '');
    for (let hop = 0; hop < hops && nearest !== undefined && trusted(nearest); hop += 1) {
      const before = readAddress(said.pop() ?? '');
      if (before === undefined) break;
      nearest = before;
    }
    return nearest;
  };
}

const known = new WeakMap<IncomingMessage, string>();

/** Keeps what was found out about a request for whoever deals with it. */
export function noteAddress(request: IncomingMessage, reader: AddressReader): void {
  const address = reader(request);
  if (address !== undefined) known.set(request, address);
}

/** The address that a request comes from, for the log and for limits. */
export const addressOf = (request: IncomingMessage): string | undefined => known.get(request);
