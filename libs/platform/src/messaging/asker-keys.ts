import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import { askerKey, askerKeysState } from '@vigie/contracts';
import type { AskerKeyDocument, ServiceName } from '@vigie/contracts';
import { assertion, isProven, readAssertion } from '../security/assertion.js';
import type { Assertion } from '../security/assertion.js';
import type { Caller } from '../security/caller.js';
import { logger } from '../telemetry/index.js';
import type { StateBucket } from './state-bucket.js';
import type { States } from './states.js';

const log = logger('asker-keys');

/** How long the key of a service that has just started may take to get here, in milliseconds. */
const arrivalMs = 2_000;
/** Keys that are kept read. */
const most = 200;

/** The key of this copy of the service, made when it starts and never written down, and the public keys of all others. */
export class AskerKeys implements OnApplicationShutdown {
  private readonly id = randomUUID();
  private readonly pair = generateKeyPairSync('ed25519');
  private readonly read = new Map<string, KeyObject>();
  private publishing?: Promise<void>;
  private again?: NodeJS.Timeout;

  constructor(private readonly states: States, private readonly service: ServiceName) {}

  /** Signs what this service asks. Throws where the key cannot be made known. */
  async sign(subject: string, body: Uint8Array, caller?: Caller): Promise<string> {
    await (this.publishing ??= this.publish());
    return assertion(subject, body, { id: this.id, secret: this.pair.privateKey }, caller);
  }

  /** What the asker says of its question; undefined where the asker did not sign that. */
  async proven(asker: string, header: string | undefined, question: { subject: string; body: Uint8Array }): Promise<Assertion | undefined> {
    const said = readAssertion(header);
    const key = said && (await this.keyOf(askerKey(asker, said.key)));
    return header && key && isProven(header, said, question, key) ? said : undefined;
  }

  /** Begins to read the keys of others. */
  watch(): void {
    void this.bucket;
  }

  onApplicationShutdown(): void {
    clearInterval(this.again);
  }

  private get bucket(): StateBucket<AskerKeyDocument> {
    return this.states.bucket(askerKeysState);
  }

  private async publish(): Promise<void> {
    const publicKey = this.pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
    const put = (): Promise<void> => this.bucket.put(askerKey(this.service, this.id), { publicKey });
    try {
      await put();
    } catch (error) {
      this.publishing = undefined;
      throw error;
    }
    this.again = setInterval(() => void put().catch((error: unknown) => log.warn({ err: error }, 'the key could not be told again')), askerKeysState.ttlMs / 4).unref();
  }

  private async keyOf(name: string): Promise<KeyObject | undefined> {
    const document = this.bucket.get(name) ?? (await this.arrival(name));
    if (!document) return undefined;
    const known = this.read.get(document.publicKey);
    if (known) return known;
    const key = createPublicKey({ key: Buffer.from(document.publicKey, 'base64url'), format: 'der', type: 'spki' });
    const [oldest] = this.read.keys();
    if (this.read.size >= most && oldest !== undefined) this.read.delete(oldest);
    this.read.set(document.publicKey, key);
    return key;
  }

  /** A question may be faster than the key it is signed by. */
  private arrival(name: string): Promise<AskerKeyDocument | undefined> {
    return new Promise((resolve) => {
      const finish = (document?: AskerKeyDocument): void => {
        stop();
        clearTimeout(timer);
        resolve(document);
      };
      const stop = this.bucket.onChange((key, value) => { if (key === name) finish(value); });
      const timer = setTimeout(finish, arrivalMs);
    });
  }
}
