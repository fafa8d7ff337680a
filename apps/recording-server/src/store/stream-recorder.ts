import { SegmentWriter, type InitSegment, type TimedFragment } from '@vigie/media';
import { logger } from '@vigie/platform/telemetry';
import type { MediaStore } from './media-store.service.js';
import type { StoredSegment } from './segment-catalogue.js';

/** How much may wait for a slow disk before frames are given up, in bytes. */
const MOST_WAITING = 64 * 1024 * 1024;
const log = logger('recorder');

interface OpenSegment {
  readonly writer: SegmentWriter;
  readonly stored: StoredSegment;
}

/** Writes one stream into segments of about the wanted length, each beginning with a key frame. */
export class StreamRecorder {
  private current: OpenSegment | undefined;
  private tail: Promise<void> = Promise.resolve();
  private waitingBytes = 0;
  private broken = true;

  constructor(
    private readonly store: MediaStore,
    private readonly camera: string,
    private readonly stream: string,
    private readonly segmentMs: number,
  ) {}

  /** Queues a fragment for writing; never waits and never throws. */
  record(init: InitSegment, timed: TimedFragment): void {
    const bytes = timed.fragment.bytes.length;
    if (this.waitingBytes + bytes > MOST_WAITING) {
      this.broken = true;
      return;
    }
    this.waitingBytes += bytes;
    this.tail = this.tail
      .then(() => this.write(init, timed))
      .catch((error: unknown) => this.fail(error))
      .finally(() => (this.waitingBytes -= bytes));
  }

  /** Writes what waits and closes the open segment. */
  async stop(): Promise<void> {
    this.tail = this.tail.then(() => this.closeCurrent()).catch((error: unknown) => this.fail(error));
    await this.tail;
  }

  private async write(init: InitSegment, timed: TimedFragment): Promise<void> {
    const { fragment, wallClock, duration } = timed;
    if (timed.discontinuity) this.broken = true;
    if (this.isFull(init, wallClock) && fragment.keyFrame) await this.open(init, wallClock);
    // Until the next key frame there is nothing that could be played.
    if (!this.current || this.broken) return;
    await this.current.writer.append(fragment, wallClock);
    this.current.stored.end = wallClock + duration;
    this.current.stored.bytes = this.current.writer.bytes;
  }

  private isFull(init: InitSegment, wallClock: number): boolean {
    return this.broken || !this.current || this.current.writer.init.id !== init.id || wallClock - this.current.writer.start >= this.segmentMs;
  }

  private async open(init: InitSegment, start: number): Promise<void> {
    await this.closeCurrent();
    this.current = await this.store.openSegment(this.camera, this.stream, start, init);
    this.broken = false;
  }

  private async closeCurrent(): Promise<void> {
    const closing = this.current;
    this.current = undefined;
    this.broken = true;
    if (closing) await this.store.closeSegment(closing.stored, closing.writer);
  }

  /** A full or failing disk: give up this segment, try again with the next key frame. */
  private async fail(error: unknown): Promise<void> {
    log.error({ err: error, camera: this.camera, stream: this.stream }, 'recording failed');
    await this.closeCurrent().catch(() => undefined);
  }
}
