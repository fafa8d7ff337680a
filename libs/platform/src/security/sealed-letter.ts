import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { keyFile } from './key-file.js';

const sizes = { key: 32, iv: 12, tag: 16 } as const;
const start = { iv: sizes.key, tag: sizes.key + sizes.iv, content: sizes.key + sizes.iv + sizes.tag } as const;

/**
 * Seals a text to somebody's public X25519 key, with a key pair of its own for each letter (HKDF-SHA-256, AES-256-GCM).
 * `about` says what it answers to; it does not open as an answer to anything else. Throws where `to` is no such key.
 */
export function sealLetter(to: string, about: string, text: string): string {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const sender = raw(publicKey);
  const iv = randomBytes(sizes.iv);
  const cipher = createCipheriv('aes-256-gcm', letterKey(privateKey, to, sender, to), iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(sender, 'base64url'), iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what was sealed to it. */
export class LetterBox {
  /** The half that others may know: 32 bytes, base64url. */
  readonly address: string;

  constructor(private readonly secret: KeyObject) {
    this.address = raw(createPublicKey(secret));
  }

  /** The one whose key is in the file, or a new one, kept there. */
  static async fromFile(path: string): Promise<LetterBox> {
    const pem = await keyFile(path, () => generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    return new LetterBox(createPrivateKey(pem));
  }

  /** Throws where it was sealed to another key, about something else, or changed on the way. */
  open(about: string, letter: string): string {
    const bytes = Buffer.from(letter, 'base64url');
    const sender = bytes.subarray(0, sizes.key).toString('base64url');
    const decipher = createDecipheriv('aes-256-gcm', letterKey(this.secret, sender, sender, this.address), bytes.subarray(start.iv, start.tag), { authTagLength: sizes.tag })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(start.tag, start.content));
    return Buffer.concat([decipher.update(bytes.subarray(start.content)), decipher.final()]).toString('utf8');
  }
}

function letterKey(secret: KeyObject, other: string, sender: string, recipient: string): Buffer {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: other }, format: 'jwk' });
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey: secret, publicKey }), Buffer.from(sender + recipient), 'vigie letter', 32));
}

const raw = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';
