import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sealText } from '@vigie/contracts';
import type { LogSealStatement } from '@vigie/contracts';

export type SealStatement = Omit<LogSealStatement, 'signature'>;

export interface Seal extends SealStatement {
  signature: Buffer;
}

export const signSeal = (statement: SealStatement, privateKey: KeyObject): Seal =>
  ({ ...statement, signature: sign(null, Buffer.from(sealText(statement)), privateKey) });

export const isGenuine = (seal: Seal, publicKey: KeyObject | undefined): boolean =>
  publicKey !== undefined && verify(null, Buffer.from(sealText(seal)), publicKey, seal.signature);
