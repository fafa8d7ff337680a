import { resourceOwners, type ServiceName, socketOwners } from '@vigie/contracts';

/** Who answers a path: a service, the gateway itself, the gateway to those who look after it (probes, measurements), or the web client. */
export type Route = { to: 'service'; service: ServiceName } | { to: 'gateway' } | { to: 'inside' } | { to: 'web' };

const gateway: Route = { to: 'gateway' };
const identity: Route = { to: 'service', service: 'identity-provider' };
const resources = byLowerCase(resourceOwners);
const sockets = byLowerCase(socketOwners);

/** The same table for every spelling: paths are compared without regard to case (ids are never compared here). */
export function routeOf(url: string): Route {
  const [first, second, third, fourth] = segments(url);
  switch (first) {
    case 'idp':
      return identity;
    case 'api':
      return second === 'idp' ? identity : apiRoute(second, third, fourth);
    case 'health':
    case 'metrics':
      return { to: 'inside' };
    case 'openapi.json':
      return gateway;
    default:
      return { to: 'web' };
  }
}

/** `rest/v1/<resource>` and `ws/<topic>/v1`; what nobody owns is the gateway's, which says that there is nothing. */
function apiRoute(kind?: string, name?: string, resource?: string): Route {
  const service = kind === 'rest' && name === 'v1' ? resources.get(resource ?? '') : kind === 'ws' ? sockets.get(name ?? '') : undefined;
  return service ? { to: 'service', service } : gateway;
}

/** Decoded, in lower case, without empty ones. A path that cannot be decoded has none: nobody answers it but the gateway. */
function segments(url: string): string[] {
  const [path = ''] = url.split('?');
  try {
    return path.split('/').filter(Boolean).map((segment) => decodeURIComponent(segment).toLowerCase());
  } catch {
    return ['api'];
  }
}

function byLowerCase(table: Record<string, ServiceName>): Map<string, ServiceName> {
  return new Map(Object.entries(table).map(([name, service]) => [name.toLowerCase(), service]));
}
