import { VigieError } from '@vigie/contracts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The origin of a child site's address. Throws `childSite.insecure` where what is sent there could be read on its way. */
export function readChildAddress(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
  if (!url || !secure || url.username !== '' || url.password !== '') throw new VigieError('childSite.insecure', { property: 'url' });
  return url.origin;
}
