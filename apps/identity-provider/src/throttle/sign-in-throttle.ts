import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { addressMemory, memory, pauseAfter, triesPerAddress } from './throttle.rules.js';

/** Who tries: an account (or a name that is none), from a device it knows or not, from an address. */
export interface Attempt {
  account: string;
  device?: string;
  address: string;
}

/** How long to wait before the next try. */
export class TooManyAttempts extends Error {
  constructor(readonly seconds: number) {
    super('too many attempts');
  }
}

/**
 * Slows guessing down per account and per address, in the database so that every copy counts together.
 * A device that the account signed in from before has a budget of its own: whoever hammers on an account from
 * elsewhere slows themselves down, not its owner.
 */
@Injectable()
export class SignInThrottle {
  private readonly addresses: RateLimiterPostgres;
  private readonly failures: RateLimiterPostgres;
  private readonly pauses: RateLimiterPostgres;

  constructor(@InjectDataSource() private readonly source: DataSource) {
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterPostgres({ storeClient: source, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points, duration });
    this.addresses = limiter('address', triesPerAddress, addressMemory);
    this.failures = limiter('account', 1_000_000, memory);
    this.pauses = limiter('pause', 1, 1);
  }

  /** Counts a try before it is made, so that many at once are not one. Throws `TooManyAttempts`. */
  async enter(attempt: Attempt): Promise<void> {
    await refuseWhenSpent(this.addresses.consume(keyOf(attempt.address)));
    const counted = await this.failures.consume(subjectOf(attempt));
    const pause = pauseAfter(counted.consumedPoints - 1);
    if (pause > 0) await refuseWhenSpent(this.pauses.consume(subjectOf(attempt), 1, { customDuration: pause }));
  }

  /** A try that was right: it does not count, and what was counted for its account is forgotten. */
  async succeeded(attempt: Attempt): Promise<void> {
    await Promise.all([this.addresses.reward(keyOf(attempt.address)), this.failures.delete(subjectOf(attempt)), this.pauses.delete(subjectOf(attempt))]);
  }

  /** Rows that no longer count. */
  async forget(before = Date.now()): Promise<void> {
    await this.source.query('DELETE FROM rate_limits WHERE expire < $1', [before]);
  }
}

/** Neither names nor addresses are kept in the clear. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const subjectOf = ({ account, device }: Attempt): string => keyOf(device === undefined ? account : `${account} ${device}`);

async function refuseWhenSpent(consumed: Promise<RateLimiterRes>): Promise<void> {
  try {
    await consumed;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new TooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)));
    throw refusal;
  }
}

