import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether somebody shows the token of those who look after the installation. Without a token nobody does. */
export const isInsider = (authorization: string | undefined, token: string | undefined): boolean =>
  token !== undefined && token !== '' && timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
