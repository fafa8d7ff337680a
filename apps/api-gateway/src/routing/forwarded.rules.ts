import { BlockList, isIP } from 'node:net';

/** What a request says of itself before it reaches a service. */
export interface Arrival {
  /** Address of the peer. */
  remoteAddress: string;
  encrypted: boolean;
  headers: Record<string, string | string[] | undefined>;
}

const names = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded', 'x-real-ip'];

/** Addresses and networks (10.0.0.0/8) separated by commas. Throws a sentence that names the one it cannot read. */
export function trustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const entry of list.split(',').map((part) => part.trim()).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    if (!family || (bits !== undefined && !/^\d{1,3}$/.test(bits))) throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an address nor a network.`);
    if (bits === undefined) trusted.addAddress(address, kind(family));
    else trusted.addSubnet(address, Number(bits), kind(family));
  }
  return trusted;
}

/**
 * The forwarding headers for the service. Those of the request are kept only when a proxy that we know sent them:
 * anybody else could write another's address into the log.
 */
export function forwardingHeaders({ remoteAddress, encrypted, headers }: Arrival, trusted: BlockList): Record<string, string | undefined> {
  const address = remoteAddress.replace(/^::ffff:/, '');
  const family = isIP(address);
  const believed = family > 0 && trusted.check(address, kind(family));
  const given = (name: string): string | undefined => (believed ? [headers[name]].flat().join(', ') || undefined : undefined);
  return {
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    'x-forwarded-for': [given('x-forwarded-for'), address].filter(Boolean).join(', '),
    'x-forwarded-host': given('x-forwarded-host') ?? [headers.host].flat()[0],
    'x-forwarded-proto': given('x-forwarded-proto') ?? (encrypted ? 'https' : 'http'),
  };
}

const kind = (family: number): 'ipv4' | 'ipv6' => (family === 4 ? 'ipv4' : 'ipv6');
