import { randomFillSync } from 'node:crypto';

const size = 10;
const pool = Buffer.alloc(size * 256);
let used = pool.length;

/** Random bytes are fetched for many ids at once: each fetch has its price. */
function randomHex(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.toString('hex', used - size, used);
}

/**
 * A UUID of version 7: the first 48 bits are the time in milliseconds, so that ids made one after the other
 * land side by side in an index instead of all over it.
 */
export function messageId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = randomHex();
  const variant = '89ab'.charAt(Number.parseInt(random.charAt(3), 16) & 3);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(8)}`;
}
