import { createECDH } from 'node:crypto';
import { isIP } from 'node:net';
import { VigieError } from '@vigie/contracts';

/** What a browser's PushManager gives: where to send, and how to encrypt for it. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** The hosts (with their ports) of a comma-separated list. */
export const hostsOf = (list: string): string[] => list.split(',').map((host) => host.trim()).filter(Boolean);

/** Refuses addresses that could make this service call into its own network: `push.endpointRefused`. */
export function requireAddress(endpoint: string, ownHosts: readonly string[]): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url && ownHosts.includes(url.host)) return;
  const named = url && isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 && url.hostname.includes('.') && !/\.(local|localdomain|internal|localhost|home|lan)$/i.test(url.hostname);
  if (!url || url.protocol !== 'https:' || url.username !== '' || !named) throw new VigieError('push.endpointRefused', { property: 'subscription.endpoint' });
}

/** Refuses keys that cannot encrypt: `push.keysInvalid`. */
export function requireKeys({ p256dh, auth }: Subscription['keys']): void {
  const point = Buffer.from(p256dh, 'base64url');
  if (Buffer.from(auth, 'base64url').length !== 16 || !isOnCurve(point)) throw new VigieError('push.keysInvalid', { property: 'subscription.keys' });
}

function isOnCurve(point: Buffer): boolean {
  if (point.length !== 65) return false;
  const probe = createECDH('prime256v1');
  probe.generateKeys();
  try {
    probe.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

const privateRanges = [/^0\./, /^10\./, /^127\./, /^169\.254\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./, /^22[4-9]\.|^2[3-5]\d\./, /^::1?$/, /^f[cd]/i, /^fe[89ab]/i, /^::ffff:/i];

/** Whether a resolved address lies outside of every private, local and multicast range. */
export const isPublicAddress = (address: string): boolean => isIP(address) !== 0 && !privateRanges.some((range) => range.test(address));
