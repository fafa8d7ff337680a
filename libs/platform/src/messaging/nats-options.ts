import type { NodeConnectionOptions } from '@nats-io/transport-node';

/**
 * JetStream is asked under a domain: the account of a service holds no streams, it is let in to those of the site under
 * this name.
 */
export const jetStreamOptions = { checkAPI: false, domain: 'vigie' } as const;

/** Where requests to JetStream go. */
export const jetStreamApi = `$JS.${jetStreamOptions.domain}.API`;

/**
 * Reads `nats://user:password@host:port` (several parted by commas, `tls://` for encryption) into connection options
 * that never give up: the library's own default stops after ten attempts and leaves a service deaf.
 */
export function natsOptions(url: string, name: string): NodeConnectionOptions {
  const addresses = url.split(',').map((one) => new URL(one.trim()));
  const [first] = addresses;
  return {
    servers: addresses.map(({ hostname, port }) => `${hostname}:${port || '4222'}`),
    name,
    ...(first?.username ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) } : {}),
    ...(first?.protocol === 'tls:' ? { tls: {} } : {}),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
    reconnectJitter: 100,
    ignoreAuthErrorAbort: true,
    pingInterval: 5_000,
    maxPingOut: 2,
    timeout: 2_000,
  };
}
