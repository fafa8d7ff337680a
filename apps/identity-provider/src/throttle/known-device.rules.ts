import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Name of the cookie by which an account knows a device that it signed in from. It says nothing to anybody else. */
export const deviceCookie = 'vigie_device';
export const deviceMemory = 180 * 86_400;

const mark = (key: Buffer, accountId: string, nonce: string): Buffer => createHmac('sha256', key).update(`${accountId} ${nonce}`).digest();

/** A new mark of a device for one account. */
export function newDevice(key: Buffer, accountId: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${mark(key, accountId, nonce).toString('base64url')}`;
}

/** The name of the device if this account marked it; undefined for a strange, foreign or forged mark. */
export function knownDevice(key: Buffer, accountId: string, cookie: string | undefined): string | undefined {
  const [nonce, given] = (cookie ?? '').split('.');
  if (!nonce || !given) return undefined;
  const [expected, actual] = [mark(key, accountId, nonce), Buffer.from(given, 'base64url')];
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? nonce : undefined;
}
