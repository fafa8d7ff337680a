import type { InitSegment, TimedFragment } from '@vigie/media';

export interface LiveListener {
  /** The parameters of what follows; comes first, and again when they change. */
  onInit(init: InitSegment, run: number): void;
  onFragment(timed: TimedFragment): void;
  /** Video stopped or came back. */
  onSignal(hasSignal: boolean, since: number): void;
}

/** More than this is not kept for viewers who come in later: they wait for the next key frame. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

/** What one stream gives now, to however many listen. Keeps the frames since the last key frame, so that a new viewer sees a picture at once. */
export class LiveStream {
  private readonly listeners = new Set<LiveListener>();
  private group: TimedFragment[] = [];
  private groupBytes = 0;
  private init: InitSegment | undefined;
  private run = 0;

  constructor(private hasSignal = false, private since = Date.now()) {}

  listen(listener: LiveListener): () => void {
    if (this.init) listener.onInit(this.init, this.run);
    // What was shown before the signal was lost is no picture of now.
    if (this.hasSignal) for (const timed of this.group) listener.onFragment(timed);
    else listener.onSignal(false, this.since);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The frames since the last key frame, while there is a signal. */
  get picture(): { readonly init: InitSegment; readonly group: readonly TimedFragment[] } | undefined {
    return this.init && this.hasSignal && this.group.length > 0 ? { init: this.init, group: this.group } : undefined;
  }

  describe(init: InitSegment): void {
    this.group = [];
    this.groupBytes = 0;
    if (this.init?.id === init.id) return;
    this.init = init;
    this.run += 1;
    for (const listener of this.listeners) listener.onInit(init, this.run);
  }

  push(timed: TimedFragment): void {
    if (timed.fragment.keyFrame) {
      this.group = [];
      this.groupBytes = 0;
    }
    this.groupBytes += timed.fragment.bytes.length;
    if (this.groupBytes > MOST_KEPT_BYTES) this.group = [];
    else if (timed.fragment.keyFrame || this.group.length > 0) this.group.push(timed);
    for (const listener of this.listeners) listener.onFragment(timed);
  }

  signal(hasSignal: boolean, since: number): void {
    if (this.hasSignal === hasSignal) return;
    this.hasSignal = hasSignal;
    this.since = since;
    for (const listener of this.listeners) listener.onSignal(hasSignal, since);
  }
}
