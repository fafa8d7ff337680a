import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { VigieError } from '@vigie/contracts';
import { WorkLimit } from '@vigie/platform/limits';
import { randomBytes } from 'node:crypto';
import { IdentityConfig } from '../app.config.js';
import { normalPassword } from './password.rules.js';

/** OWASP's second choice for argon2id: 19 MiB, two passes; about 20 ms of one core. The package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords, so many at a time that sign-ins never starve the rest of the service. */
@Injectable()
export class PasswordHasher {
  private readonly limit: WorkLimit;
  /** Checked where there is no such account: an unknown name takes as long as a wrong password. */
  private readonly nobody: Promise<string>;

  constructor(config: IdentityConfig) {
    this.limit = new WorkLimit(config.passwordHashers, 64);
    this.nobody = hash(randomBytes(24).toString('base64'), cost);
  }

  hash(password: string): Promise<string> {
    return this.limit.run(() => hash(normalPassword(password), cost), { refuse: busy });
  }

  /** Whether the password is the one of this hash; false, after the same work, where there is no hash. */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    const against = stored ?? (await this.nobody);
    const same = await this.limit.run(() => verify(against, normalPassword(password)), { refuse: busy });
    return same && stored !== undefined;
  }
}

const busy = (): VigieError => new VigieError('request.tooMany', { params: { seconds: 5 } });
