import type { NodeConnectionOptions } from '@nats-io/transport-node';

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
