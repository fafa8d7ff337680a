import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(16);

/**
 * A UUID of version 7: the first 48 bits are the time in milliseconds, so that ids made one after the other
 * land side by side in an index instead of all over it.
 */
export function messageId(now = Date.now()): string {
  randomFillSync(pool, 6);
  pool.writeUIntBE(now, 0, 6);
  pool[6] = (pool.readUInt8(6) & 0x0f) | 0x70;
  pool[8] = (pool.readUInt8(8) & 0x3f) | 0x80;
  const hex = pool.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
