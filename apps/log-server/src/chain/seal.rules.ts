import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a seal says: these entries, with this hash at their end, were there at that time. */
export interface SealStatement {
  number: number;
  /** ISO 8601 UTC, milliseconds. */
  time: string;
  first: number;
  last: number;
  count: number;
  /** Hash of the last entry, hex. */
  hash: string;
  keyId: string;
}

export interface Seal extends SealStatement {
  signature: Buffer;
}

/** What is signed. */
export const sealText = ({ number, time, first, last, count, hash, keyId }: SealStatement): string =>
  JSON.stringify(['vigie.seal.1', number, time, first, last, count, hash, keyId]);

export const signSeal = (statement: SealStatement, privateKey: KeyObject): Seal =>
  ({ ...statement, signature: sign(null, Buffer.from(sealText(statement)), privateKey) });

export const isGenuine = (seal: Seal, publicKey: KeyObject | undefined): boolean =>
  publicKey !== undefined && verify(null, Buffer.from(sealText(seal)), publicKey, seal.signature);
