import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { MANIFEST_NAME, parseJson } from './manifest.js';
import { PackageFault } from './package-fault.js';

const ALGORITHM = 'Ed25519';

/** SHA-256 over the public key (SPKI, DER): 64 hexadecimal digits that people compare. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256').update((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' })).digest('hex');

/** Whether somebody's way of writing a fingerprint (any case, with `:`, `-` or blanks) means this one. */
export const sameFingerprint = (fingerprint: string, written: string): boolean => written.replace(/[\s:-]/g, '').toLowerCase() === fingerprint;

/** `signature.json`: Ed25519 over the bytes of `manifest.json`, with the public half of the key (PEM). */
export function signatureBytes(manifest: Buffer, key: KeyObject): Buffer {
  const signature = {
    algorithm: ALGORITHM, signs: MANIFEST_NAME, sha256: createHash('sha256').update(manifest).digest('hex'), signature: sign(null, manifest, key).toString('base64'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(), fingerprint: fingerprintOf(key),
  };
  return Buffer.from(`${JSON.stringify(signature, undefined, 2)}\n`);
}

/** Whether the signature fits the manifest, and by which key. Whose key that is only its fingerprint tells. Throws PackageFault `malformed`. */
export function checkSignature(manifest: Buffer, signature: Buffer): { valid: boolean; fingerprint: string } {
  const { algorithm, signature: code, publicKey } = parseJson(signature, 'signature.json');
  const key = algorithm === ALGORITHM && typeof code === 'string' && typeof publicKey === 'string' ? readKey(publicKey) : undefined;
  if (!key || typeof code !== 'string') throw new PackageFault('malformed', 'signature.json holds no signature that is known');
  return { valid: verify(null, manifest, key, Buffer.from(code, 'base64')), fingerprint: fingerprintOf(key) };
}

function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
