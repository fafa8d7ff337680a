import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { keyFile } from './key-file.js';

const format = 1;
const sizes = { salt: 16, iv: 12, tag: 16 } as const;

/**
 * Seals secrets at rest with AES-256-GCM. Each value has a data key of its own, derived from the system key and a random
 * salt; the place (table, row, column) is authenticated, so a sealed value that is moved elsewhere does not open.
 */
export class Sealer {
  constructor(
    private readonly systemKey: Buffer,
    private readonly purpose: string,
  ) {}

  /** Reads the system key of the installation, or makes it where there is none. The purpose keeps services apart. */
  static async fromFile(path: string, purpose: string): Promise<Sealer> {
    const text = await keyFile(path, () => randomBytes(32).toString('base64url'));
    if (text.length < 32) throw new Error(`The system key in ${path} is too short: it needs 32 characters at least.`);
    return new Sealer(createHash('sha256').update(text).digest(), purpose);
  }

  seal(place: string, secret: string): Buffer {
    const [salt, iv] = [randomBytes(sizes.salt), randomBytes(sizes.iv)];
    const cipher = createCipheriv('aes-256-gcm', this.dataKey(salt), iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(format), salt, iv, cipher.getAuthTag(), sealed]);
  }

  /** Throws where key, place or bytes are not those that were sealed. */
  open(place: string, sealed: Buffer): string {
    if (sealed[0] !== format) throw new Error('This secret was sealed in a format that is not known here.');
    const salt = sealed.subarray(1, 1 + sizes.salt);
    const iv = sealed.subarray(1 + sizes.salt, 1 + sizes.salt + sizes.iv);
    const content = 1 + sizes.salt + sizes.iv + sizes.tag;
    const decipher = createDecipheriv('aes-256-gcm', this.dataKey(salt), iv)
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(content - sizes.tag, content));
    return Buffer.concat([decipher.update(sealed.subarray(content)), decipher.final()]).toString('utf8');
  }

  private dataKey(salt: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.systemKey, salt, `vigie sealing ${this.purpose}`, 32));
  }
}
