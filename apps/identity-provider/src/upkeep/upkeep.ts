import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { KeyRing } from '../keys/key-ring.js';
import { ProviderHost } from '../provider/provider-host.js';
import { SessionStates } from '../sessions/session-states.js';
import { SignInThrottle } from '../throttle/sign-in-throttle.js';

const log = logger('upkeep');
/** How soon what could not be told is tried again, and how often the rest is looked after. */
const retryMs = 1_000;
const roundMs = 30_000;

/** Looks after what ages: keys that are due, sessions to tell, rows that have expired. Every copy may do it at once. */
@Injectable()
export class Upkeep implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private lastRound = 0;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly ring: KeyRing,
    private readonly host: ProviderHost,
    private readonly states: SessionStates,
    private readonly throttle: SignInThrottle,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.keys();
  }

  /** The buckets of the state are open by now. What NATS lost while it was away is told again before any request is answered. */
  async onApplicationBootstrap(): Promise<void> {
    await this.states.reconcile({ always: true });
    this.lastRound = Date.now();
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Keys as of a moment, and the provider that uses them. */
  async keys(now = new Date()): Promise<void> {
    await this.ring.maintain(now);
    this.host.refresh(now);
  }

  /** Removes what has expired; answers how many rows. */
  async clean(): Promise<number> {
    const [rows] = (await this.database.read.query(
      'DELETE FROM artefacts WHERE ctid = ANY (ARRAY(SELECT ctid FROM artefacts WHERE expires_at < now() LIMIT 10000)) RETURNING 1',
    )) as [unknown[], number];
    await this.throttle.forget();
    return rows.length;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round().catch((error: unknown) => log.warn({ err: error }, 'upkeep did not get through')).then(() => this.schedule());
    }, retryMs).unref();
  }

  private async round(): Promise<void> {
    const due = Date.now() - this.lastRound >= roundMs;
    if (due || this.states.isBehind) await this.states.reconcile();
    if (!due) return;
    await this.keys();
    await this.clean();
    this.lastRound = Date.now();
  }
}
