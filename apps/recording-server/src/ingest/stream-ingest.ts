import type { InitSegment, TimedFragment } from '@vigie/media';
import { counter, logger } from '@vigie/platform/telemetry';
import { failuresAfter, retryDelay } from './backoff.rules.js';
import { ingestArguments, type Probing } from './ffmpeg-arguments.rules.js';
import { FfmpegSource } from './ffmpeg-source.js';
import { LiveStream } from './live-stream.js';

const log = logger('ingest');

/** How much longer the first frame may take than the next one. */
const CONNECT_MS = 5_000;
const fragments = counter('recording_fragments_total', 'Frames taken from cameras.');
const restarts = counter('recording_source_restarts_total', 'Times a camera had to be connected anew.');

export interface IngestOptions {
  readonly camera: string;
  readonly stream: string;
  readonly ffmpeg: string;
  readonly signalLostMs: number;
  /** The address with credentials, asked for anew before every connection. */
  url(): Promise<string>;
  /** Takes every fragment for recording, where the stream is recorded. */
  record?: (init: InitSegment, timed: TimedFragment) => void;
  /** Tells when the signal is lost or back, and since when. */
  onSignal(hasSignal: boolean, since: number): void;
}

/** Keeps one stream of one camera running: connects, watches, connects again with back-off, until it is stopped. */
export class StreamIngest {
  readonly live: LiveStream;
  private readonly startedAt = Date.now();
  private readonly stopping = new AbortController();
  private readonly watch: NodeJS.Timeout;
  private source: FfmpegSource | undefined;
  private lastFragmentAt: number | undefined;
  private hasSignal: boolean | undefined;
  private readonly finished: Promise<void>;

  constructor(private readonly options: IngestOptions) {
    this.live = new LiveStream();
    this.watch = setInterval(() => this.look(Date.now()), 500);
    this.finished = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.watch);
    this.source?.stop();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let probing: Probing = 'quick';
    for (let failures = 0; !signal.aborted; restarts.inc()) {
      const { reason, videoMs } = await this.connect(probing);
      if (signal.aborted) return;
      failures = failuresAfter(failures, videoMs);
      // What described itself too badly for a quick start gets a thorough one, and the other way round.
      if (videoMs === 0) probing = probing === 'quick' ? 'thorough' : 'quick';
      const delay = retryDelay(failures, Math.random());
      log.warn({ camera: this.options.camera, stream: this.options.stream, reason, delay }, 'no video from this camera');
      await pause(delay, signal);
    }
  }

  private async connect(probing: Probing): Promise<{ reason: string; videoMs: number }> {
    try {
      const url = await this.options.url();
      if (this.stopping.signal.aborted) return { reason: 'stopped', videoMs: 0 };
      this.source = new FfmpegSource(this.options.ffmpeg, ingestArguments(url, probing), {
        onInit: (init) => this.live.describe(init),
        onFragment: (init, timed) => this.take(init, timed),
      });
      return await this.source.ended;
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error), videoMs: 0 };
    } finally {
      this.source = undefined;
    }
  }

  private take(init: InitSegment, timed: TimedFragment): void {
    if (this.stopping.signal.aborted) return;
    const now = Date.now();
    this.lastFragmentAt = now;
    if (this.hasSignal !== true) this.tell(true, now);
    fragments.inc();
    this.live.push(timed);
    this.options.record?.(init, timed);
  }

  /** Silence: first the signal counts as lost; a child that is connected but gives nothing is ended, so that the next one tries anew. */
  private look(now: number): void {
    const since = this.lastFragmentAt ?? this.startedAt;
    if (now - since < this.options.signalLostMs) return;
    if (this.hasSignal !== false) this.tell(false, since);
    const { source } = this;
    if (source && now - (source.lastFragmentAt ?? source.startedAt + CONNECT_MS) >= this.options.signalLostMs) source.stop('no frame for too long');
  }

  private tell(hasSignal: boolean, since: number): void {
    this.hasSignal = hasSignal;
    this.live.signal(hasSignal, since);
    this.options.onSignal(hasSignal, since);
  }
}

function pause(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, delay);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
