import type { IncomingMessage } from 'node:http';
import { addressReader, readAddress } from '@vigie/platform/http';
import type { AddressReader, Networks } from '@vigie/platform/http';

/** What is true of a request, whoever passed it on. */
export interface Arrival {
  /** The one address that it comes from; undefined: its peer has gone. */
  address: string | undefined;
  host: string | undefined;
  protocol: 'http' | 'https';
  /** What keeps us from knowing how it reached the proxy in front; undefined: nothing does. */
  doubt?: 'proxySaysNothing' | 'proxyNotTrusted';
}

const names = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded', 'x-real-ip'];

/** What several proxies say counts as encrypted only where each of them says so. */
function protocolIn(header: string | string[] | undefined): 'http' | 'https' | undefined {
  const said = [header].flat().join(',').split(',').map((part) => part.trim().toLowerCase()).filter(Boolean);
  if (said.length === 0 || said.some((one) => one !== 'http' && one !== 'https')) return undefined;
  return said.every((one) => one === 'https') ? 'https' : 'http';
}

/** Reads arrivals: forwarding headers count only from the proxies that the setting names. */
export function arrivalReader(trusted: Networks): (request: IncomingMessage) => Arrival {
  const addressOf: AddressReader = addressReader(trusted);
  return (request) => {
    const { socket, headers } = request;
    const believed = trusted(readAddress(socket.remoteAddress ?? '') ?? '');
    const said = protocolIn(headers['x-forwarded-proto']);
    const own = 'encrypted' in socket ? 'https' : 'http';
    const doubt = own === 'https' ? undefined : believed && !said ? 'proxySaysNothing' : !believed && said ? 'proxyNotTrusted' : undefined;
    const [host] = [believed ? headers['x-forwarded-host'] : undefined].flat().join(',').split(',').map((part) => part.trim()).filter(Boolean);
    return { address: addressOf(request), host: host ?? headers.host, protocol: (believed ? said : undefined) ?? own, ...(doubt ? { doubt } : {}) };
  };
}

/** The forwarding headers for the service: what is true, in place of whatever came. */
export const forwardingHeaders = ({ address, host, protocol }: Arrival): Record<string, string | undefined> => ({
  ...Object.fromEntries(names.map((name) => [name, undefined])), 'x-forwarded-for': address, 'x-forwarded-host': host, 'x-forwarded-proto': protocol,
});
