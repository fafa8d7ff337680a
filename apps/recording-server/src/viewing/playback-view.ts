import { mostCredit } from '@vigie/contracts';
import type { SegmentCatalogue } from '../store/segment-catalogue.js';
import type { FrameSender } from './frame-sender.js';
import { RecordingReader, type PlayedFragment } from './recording-reader.js';

const MOST_UNSENT = 4 * 1024 * 1024;
const AT_END_MS = 250;
const SLOW_MS = 20;
const KEY_FRAMES_FROM_SPEED = 4;
const POSITION_EVERY_MS = 1_000;
export const defaultCredit = 5_000;

export interface PlaybackOptions {
  readonly camera: string;
  readonly stream: string;
  readonly catalogue: SegmentCatalogue;
  readonly sender: FrameSender;
  /** Decides about an instant; ends the view by itself where it refuses. */
  mayPlay(instant: number): boolean;
  /** Reading failed: the disk, or bytes that are not what was written. */
  onFailure(error: unknown): void;
}

/** One playback: sends as much video as there is credit for, from any instant, until it is stopped. */
export class PlaybackView {
  private credit = 0;
  private keyFramesOnly = false;
  private generation = 0;
  private wake: () => void = () => undefined;
  private lastPosition = 0;
  private playedTo = 0;

  constructor(private readonly options: PlaybackOptions) {}

  /** Plays on from another instant; whatever was under way ends. */
  play(from: number, credit = defaultCredit): void {
    this.credit = credit;
    this.playedTo = from;
    this.generation += 1;
    this.wake();
    void this.run(this.generation, from).catch((error: unknown) => this.options.onFailure(error));
  }

  addCredit(milliseconds: number): void {
    this.credit = Math.min(mostCredit, Math.max(0, this.credit) + milliseconds);
    this.wake();
  }

  set speed(speed: number) {
    this.keyFramesOnly = speed > KEY_FRAMES_FROM_SPEED;
  }

  stop(): void {
    this.generation += 1;
    this.wake();
  }

  private async run(generation: number, from: number): Promise<void> {
    const { camera, stream, catalogue, sender } = this.options;
    const reader = new RecordingReader(catalogue, camera, stream, from);
    const isCurrent = (): boolean => this.generation === generation;
    let init: string | undefined;
    let toldEnd = false;
    try {
      while (isCurrent()) {
        if (this.credit <= 0) await this.pause();
        else if (sender.unsentBytes > MOST_UNSENT) await this.pause(SLOW_MS);
        else {
          const next = await reader.next(this.keyFramesOnly);
          if (!isCurrent() || (next && !this.options.mayPlay(next.wallClock))) return;
          if (next) {
            if (init !== next.init.id) sender.started(camera, stream, next.init, next.wallClock);
            init = next.init.id;
            this.send(next);
          } else if (!toldEnd) sender.event({ event: 'end', time: new Date(this.playedTo).toISOString() });
          if (!next) await this.pause(AT_END_MS);
          toldEnd = !next;
        }
      }
    } finally {
      await reader.close();
    }
  }

  private send({ fragment, wallClock, duration, gapFrom }: PlayedFragment): void {
    const { sender } = this.options;
    if (gapFrom !== undefined) sender.event({ event: 'gap', from: new Date(gapFrom).toISOString(), to: new Date(wallClock).toISOString() });
    sender.frame({ kind: 'fragment', keyFrame: fragment.keyFrame, discontinuity: gapFrom !== undefined, wallClock, duration, payload: fragment.bytes });
    this.credit -= duration;
    this.playedTo = wallClock + duration;
    if (Math.abs(wallClock - this.lastPosition) < POSITION_EVERY_MS) return;
    this.lastPosition = wallClock;
    sender.event({ event: 'position', time: new Date(wallClock).toISOString() });
  }

  private pause(longest?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = longest === undefined ? undefined : setTimeout(resolve, longest);
      this.wake = () => (clearTimeout(timer), resolve());
    });
  }
}
