import { isIP } from 'node:net';

const inside = /(^|\.)(local|localdomain|internal|localhost|home|lan|invalid|test)$/i;
const mailbox = /^mailto:[^\s@,;:<>"]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/**
 * Whether push services accept this as the contact of a VAPID token (RFC 8292): a mailbox or page that can be reached
 * from outside. Apple's refuses every notification of a sender that names anything else.
 */
export function isContact(text: string): boolean {
  const domain = mailbox.exec(text)?.[1] ?? pageHost(text);
  return domain !== undefined && domain.includes('.') && isIP(domain) === 0 && !inside.test(domain);
}

const pageHost = (text: string): string | undefined => (text.startsWith('https://') && URL.canParse(text) ? new URL(text).hostname : undefined);
