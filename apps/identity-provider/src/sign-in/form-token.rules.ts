import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a form of ours carries so that no other site can send it: tied to the sign-in or session it was shown for. */
export const formToken = (key: Buffer, subject: string): string => createHmac('sha256', key).update(subject).digest('base64url');

export function isFormToken(key: Buffer, subject: string, given: string | null): boolean {
  const [expected, actual] = [Buffer.from(formToken(key, subject)), Buffer.from(given ?? '')];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** A way back inside our own origin; anything else leads home. */
export function safeReturn(wanted: string | undefined, publicUrl: string): string {
  const home = `${publicUrl}/`;
  if (!wanted?.startsWith('/')) return home;
  const address = URL.canParse(wanted, home) ? new URL(wanted, home) : undefined;
  return address?.origin === new URL(home).origin ? address.href : home;
}
