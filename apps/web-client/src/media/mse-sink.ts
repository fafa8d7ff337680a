import type { BufferPlan, Range } from './buffer-plan';
import type { MediaFrame } from './frame';

type Task = (buffer: SourceBuffer) => void;

/** Feeds fragments into a video element. Media time counts from `origin`, the wall clock of the first fragment. */
export class MseSink {
  private source: MediaSource | undefined;
  private buffer: SourceBuffer | undefined;
  private address: string | undefined;
  private mimeType = '';
  private tasks: Task[] = [];
  private origin: number | undefined;

  constructor(private readonly video: HTMLVideoElement, private readonly onBroken: () => void) {}

  static supports(mimeType: string): boolean {
    return typeof MediaSource !== 'undefined' && MediaSource.isTypeSupported(mimeType);
  }

  /** Ready for a new run. `fresh` forgets what is buffered: another instant, another camera. */
  open(mimeType: string, fresh: boolean): void {
    if (!this.source || this.source.readyState !== 'open') return this.create(mimeType);
    if (fresh) {
      this.origin = undefined;
      this.tasks = [];
      this.run((buffer) => {
        buffer.abort();
        if (buffer.buffered.length > 0) buffer.remove(0, Infinity);
      });
    }
    if (mimeType !== this.mimeType) this.run((buffer) => buffer.changeType(mimeType));
    this.mimeType = mimeType;
  }

  append(frame: MediaFrame): void {
    if (frame.kind === 'fragment' && this.origin === undefined) {
      const origin = frame.wallClock;
      this.origin = origin;
      this.run((buffer) => {
        buffer.timestampOffset = -origin / 1000;
      });
    }
    this.run((buffer) => buffer.appendBuffer(frame.payload));
  }

  ranges(): Range[] {
    if (!this.buffer || this.source?.readyState !== 'open') return [];
    const { buffered } = this.buffer;
    return Array.from({ length: buffered.length }, (_, index) => ({ start: buffered.start(index), end: buffered.end(index) }));
  }

  apply(plan: BufferPlan): void {
    if (plan.jumpTo !== undefined) this.video.currentTime = plan.jumpTo;
    if (this.video.playbackRate !== plan.playbackRate) this.video.playbackRate = plan.playbackRate;
    const before = plan.trimBefore;
    if (before !== undefined && before > 0 && this.tasks.length === 0) this.run((buffer) => buffer.remove(0, before));
  }

  /** Wall clock of a media time; undefined before the first fragment. */
  instantAt(mediaTime: number): number | undefined {
    return this.origin === undefined ? undefined : this.origin + mediaTime * 1000;
  }

  mediaTimeOf(instant: number): number | undefined {
    return this.origin === undefined ? undefined : (instant - this.origin) / 1000;
  }

  close(): void {
    this.tasks = [];
    this.buffer = undefined;
    this.source = undefined;
    this.video.removeAttribute('src');
    this.video.load();
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = undefined;
  }

  private create(mimeType: string): void {
    this.close();
    this.origin = undefined;
    this.mimeType = mimeType;
    const source = new MediaSource();
    this.source = source;
    this.address = URL.createObjectURL(source);
    source.addEventListener('sourceopen', () => {
      if (this.source !== source) return;
      const buffer = source.addSourceBuffer(mimeType);
      buffer.mode = 'segments';
      buffer.addEventListener('updateend', () => this.next());
      buffer.addEventListener('error', () => this.onBroken());
      this.buffer = buffer;
      this.next();
    }, { once: true });
    this.video.src = this.address;
  }

  private run(task: Task): void {
    this.tasks.push(task);
    this.next();
  }

  /** A source buffer does one thing at a time; what is instant goes straight on to the next. */
  private next(): void {
    const { buffer } = this;
    while (buffer && buffer === this.buffer && !buffer.updating && this.source?.readyState === 'open') {
      const task = this.tasks.shift();
      if (!task) return;
      try {
        task(buffer);
      } catch (error) {
        if (!this.makeRoom(buffer, task, error)) return this.onBroken();
      }
    }
  }

  private makeRoom(buffer: SourceBuffer, task: Task, error: unknown): boolean {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    const limit = this.video.currentTime - 2;
    if (!full || limit <= 0) return false;
    this.tasks.unshift(task);
    buffer.remove(0, limit);
    return true;
  }
}
