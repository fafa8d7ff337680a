import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret: 256 random bits, so a plain digest protects it. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether a secret is the one whose digest (base64url) is kept; takes the same time whatever is wrong. */
export function isSecret(secret: string, digest: string): boolean {
  const kept = Buffer.from(digest, 'base64url');
  const given = digestOf(secret);
  return kept.length === given.length && timingSafeEqual(kept, given);
}
