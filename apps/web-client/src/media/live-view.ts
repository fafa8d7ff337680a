import { planLive } from './buffer-plan';
import { MseSink } from './mse-sink';
import { onePicture, standsStill, type Pictures } from './standstill';
import { StreamSocket } from './stream-socket';
import type { StartedEvent, StreamEvent, ViewState } from './stream-events';

/** What a live tile shows besides video. `delay`: milliseconds from camera clock to screen. */
export interface LiveStatus {
  state: ViewState;
  /** Since when the picture stands still, as a time of this screen's clock; undefined while it moves. */
  stillSince?: number;
  delay?: number;
  width?: number;
  height?: number;
}

const TICK_MS = 250;

/** One camera, live, on one video element. */
export class LiveView {
  private readonly sink: MseSink;
  private readonly socket: StreamSocket;
  private readonly timer: ReturnType<typeof setInterval>;
  private status: LiveStatus = { state: { kind: 'connecting' } };
  private current = 0;
  private frameHandle = 0;
  private shown: number | undefined;
  private pictures: Pictures = { lastAt: performance.now(), intervalMs: 0 };

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly view: { camera: string; stream?: string },
    private readonly onStatus: (status: LiveStatus) => void,
  ) {
    this.sink = new MseSink(video, () => this.socket.send({ command: 'start', ...view }));
    this.socket = new StreamSocket('/api/ws/live/v1', {
      start: () => ({ command: 'start', ...this.view }),
      onState: (state) => this.tell({ ...this.status, state, delay: undefined, stillSince: undefined }),
      onEvent: (event) => this.onEvent(event),
      onFrame: (frame) => {
        if (frame.run === this.current) this.sink.append(frame);
      },
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.watchFrames();
  }

  close(): void {
    clearInterval(this.timer);
    this.video.cancelVideoFrameCallback(this.frameHandle);
    this.socket.close();
    this.sink.close();
  }

  private onEvent(event: StreamEvent): void {
    if (event.event === 'started') this.onStarted(event);
    if (event.event === 'signal') {
      const silent = event.upstream ? 'recorderAway' as const : 'noSignal' as const;
      this.pictures = { ...this.pictures, lastAt: performance.now() };
      this.tell({ ...this.status, delay: undefined, stillSince: undefined, state: { kind: event.state === 'lost' ? silent : 'running' } });
    }
  }

  private onStarted(event: StartedEvent): void {
    if (!MseSink.supports(event.mimeType)) return this.tell({ state: { kind: 'unsupported' } });
    this.current = event.run;
    this.shown = undefined;
    this.pictures = { lastAt: performance.now(), intervalMs: 0 };
    this.sink.open(event.mimeType, true);
    this.tell({ state: { kind: 'running' }, width: event.width, height: event.height });
  }

  private tick(): void {
    this.sink.apply(planLive(this.sink.ranges(), this.video.currentTime));
    // Browsers pause muted video in hidden tabs; play() is harmless when it is running.
    if (this.video.paused) void this.video.play().catch(() => undefined);
    if (this.status.state.kind !== 'running') return;
    const now = performance.now();
    // By this screen's own clock, so that it makes no difference what stopped it: camera, recorder, network or this page.
    const stillSince = standsStill(this.pictures, now) ? Date.now() - (now - this.pictures.lastAt) : undefined;
    this.tell({ ...this.status, stillSince, delay: this.shown === undefined ? undefined : Math.max(0, Date.now() - this.shown) });
  }

  /** The picture that is on screen now, as the browser reports it. */
  private watchFrames(): void {
    this.frameHandle = this.video.requestVideoFrameCallback((_now, frame) => {
      this.shown = this.sink.instantAt(frame.mediaTime);
      this.pictures = onePicture(this.pictures, performance.now());
      this.watchFrames();
    });
  }

  private tell(status: LiveStatus): void {
    this.status = status;
    this.onStatus(status);
  }
}
