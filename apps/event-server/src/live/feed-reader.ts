import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import type { NumberGate } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { EventConfig } from '../app.config.js';
import { Feed } from './feed.js';
import type { FeedLine } from './feed.js';

const log = logger('feed');
const limit = 500;
/** Other copies commit too: their lines are found by looking. */
const lookEveryMs = 400;
const cleanEveryMs = 60_000;
/** Milliseconds until the next look at a hole in the positions. */
const behindHole = (looks: number): number => Math.min(200, 2 ** Math.min(looks, 10));

type Listener = (line: FeedLine) => void;

/** Follows the feed and hands every line to whoever listens, in order. */
@Injectable()
export class FeedReader implements OnApplicationBootstrap, OnApplicationShutdown {
  /** The last line that was handed out. */
  position = 0;
  private readonly listeners = new Set<Listener>();
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;
  private running?: Promise<void>;
  private readonly gate: NumberGate;
  private nextCleaning = 0;
  private holes = 0;

  constructor(private readonly config: EventConfig, private readonly database: Database, private readonly feed: Feed) {
    this.gate = feed.gate();
  }

  async onApplicationBootstrap(): Promise<void> {
    for (let holes = 1; await this.gate.skip(); holes += 1) await pause(behindHole(holes));
    this.position = this.gate.settled;
    this.database.onCommit(() => this.wake());
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const idle = this.sleep();
      try {
        if (!(await this.look())) await idle;
      } catch (error) {
        if (!this.stopping.signal.aborted) log.warn({ err: error }, 'the feed cannot be read and is tried again');
        await pause(lookEveryMs);
      }
    }
  }

  /** Whether there is more to look at, now or in a moment. */
  private async look(): Promise<boolean> {
    const { settled, waiting } = await this.gate.look();
    for (let full = true; full && !this.stopping.signal.aborted;) {
      const lines = await this.feed.between(this.position, settled, limit);
      full = lines.length === limit;
      for (const line of lines) this.hand(line);
    }
    this.position = settled;
    if (Date.now() >= this.nextCleaning) {
      this.nextCleaning = Date.now() + cleanEveryMs;
      await this.feed.clean(new Date(Date.now() - this.config.liveResumeSeconds * 1_000));
    }
    this.holes = waiting ? this.holes + 1 : 0;
    if (waiting) await pause(behindHole(this.holes));
    return waiting;
  }

  private hand(line: FeedLine): void {
    this.position = line.position;
    for (const listener of this.listeners) listener(line);
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookEveryMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
