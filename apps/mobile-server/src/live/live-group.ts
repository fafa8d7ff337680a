import { decodeStreamFrame } from '@vigie/media';
import type { StreamEvent } from '../upstream/stream-event.js';
import type { LiveViewer } from './live-viewer.js';

/** A frame as all viewers get it: the bytes are shared. */
export interface SharedFrame {
  readonly bytes: Buffer;
  readonly keyFrame: boolean;
  readonly discontinuity: boolean;
}

const RUN_OFFSET = 2;
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

/** What the last `started`, init segment and group of pictures were, so that a viewer who comes in later sees a picture at once. */
export class LiveGroup {
  private started: StreamEvent | undefined;
  private init: Buffer | undefined;
  private frames: SharedFrame[] = [];
  private bytes = 0;
  private largest = 0;
  private run = 0;

  /** The stream's id, once it is known. */
  get stream(): string | undefined {
    const stream = this.started?.['stream'];
    return typeof stream === 'string' ? stream : undefined;
  }

  start(event: StreamEvent, run: number, viewers: Iterable<LiveViewer>): void {
    this.run = run;
    this.started = { ...event, run };
    this.init = undefined;
    this.clear();
    for (const viewer of viewers) viewer.event(this.started);
  }

  frame(bytes: Buffer, viewers: Iterable<LiveViewer>): void {
    const { kind, keyFrame, discontinuity } = decodeStreamFrame(bytes);
    bytes.writeUInt16BE(this.run, RUN_OFFSET);
    if (kind === 'init') {
      this.init = bytes;
      for (const viewer of viewers) viewer.begin(bytes);
      return;
    }
    const frame = { bytes, keyFrame, discontinuity };
    this.keep(frame);
    for (const viewer of viewers) viewer.fragment(frame, this.largest);
  }

  replayTo(viewer: LiveViewer): void {
    if (this.started) viewer.event(this.started);
    if (this.init) viewer.begin(this.init);
    for (const frame of this.frames) viewer.fragment(frame, this.largest);
  }

  /** The upstream broke: what is kept is no beginning any more. */
  interrupt(): void {
    this.clear();
  }

  private keep(frame: SharedFrame): void {
    if (frame.keyFrame) this.clear();
    this.bytes += frame.bytes.length;
    this.largest = Math.max(this.largest, this.bytes);
    if (this.bytes > MOST_KEPT_BYTES) this.frames = [];
    else if (frame.keyFrame || this.frames.length > 0) this.frames.push(frame);
  }

  private clear(): void {
    this.frames = [];
    this.bytes = 0;
  }
}
