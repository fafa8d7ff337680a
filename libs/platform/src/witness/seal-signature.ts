import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sealText } from '@vigie/contracts';
import type { LogSealStatement } from '@vigie/contracts';

/** A public key as seals carry it (SPKI in base64url); undefined where it is no Ed25519 key. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** SHA-256 over a public key (SPKI, DER), in hex. */
export const keyFingerprintOf = (key: KeyObject): string => createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex');

/** Whether this key signed the seal. */
export const isSignedWith = (seal: LogSealStatement, key: KeyObject): boolean =>
  verify(null, Buffer.from(sealText(seal)), key, Buffer.from(seal.signature, 'base64url'));
