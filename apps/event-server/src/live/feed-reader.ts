import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { EventConfig } from '../app.config.js';
import { Feed } from './feed.js';
import type { FeedLine } from './feed.js';

const log = logger('feed');
const limit = 500;
/** Other copies commit too: their lines are found by looking. */
const lookEveryMs = 400;
const cleanEveryMs = 60_000;

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
  private nextCleaning = 0;

  constructor(private readonly config: EventConfig, private readonly database: Database, private readonly feed: Feed) {}

  async onApplicationBootstrap(): Promise<void> {
    this.position = await this.feed.end();
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
    const { lines, waiting } = await this.feed.after(this.position, limit);
    for (const line of lines) {
      this.position = line.position;
      for (const listener of this.listeners) listener(line);
    }
    if (Date.now() >= this.nextCleaning) {
      this.nextCleaning = Date.now() + cleanEveryMs;
      await this.feed.clean(new Date(Date.now() - this.config.liveResumeSeconds * 1_000));
    }
    if (waiting) await pause(5);
    return waiting || lines.length === limit;
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
