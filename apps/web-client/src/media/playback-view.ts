import { bufferedAhead, creditToGive, planPlayback } from './buffer-plan';
import type { MediaFrame } from './frame';
import { MseSink } from './mse-sink';
import { StreamSocket } from './stream-socket';
import type { StreamEvent, ViewState } from './stream-events';

/** What a playback tile shows besides video. */
export interface PlaybackStatus {
  state: ViewState;
  /** Nothing is recorded at the instant asked for; video goes on at `to`. */
  gap?: { to: number };
  /** The newest recorded instant has been reached. */
  atEnd?: boolean;
}

const TICK_MS = 250;
const CREDIT = 5000;
/** What comes now, and what is buffered, belongs to an instant that was left. */
const NO_RUN = -1;
/** Used for steps until the stream has told how long one picture lasts. */
const USUAL_PICTURE_MS = 40;

/** One camera's recordings on one video element, from any instant. */
export class PlaybackView {
  private readonly sink: MseSink;
  private readonly socket: StreamSocket;
  private readonly timer: ReturnType<typeof setInterval>;
  private status: PlaybackStatus = { state: { kind: 'connecting' } };
  private current = NO_RUN;
  private outstanding = CREDIT;
  /** Where the person wants to be, until the picture of that instant is there. */
  private wanted: number | undefined;
  private shown: number | undefined;
  /** A start or seek is on its way: until its answer, what is buffered belongs to another instant. */
  private seeking = false;
  private seekAgain = false;
  private picture = USUAL_PICTURE_MS;
  private frameHandle = 0;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly camera: string,
    private from: number,
    private speed: number,
    private playing: boolean,
    private readonly onStatus: (status: PlaybackStatus) => void,
  ) {
    this.wanted = from;
    this.sink = new MseSink(video, () => this.seek(this.instant()));
    this.socket = new StreamSocket('/api/ws/playback/v1', {
      start: () => ({ command: 'start', camera, from: this.isoStart(), speed: this.speed, credit: CREDIT }),
      onState: (state) => this.tell({ state }),
      onEvent: (event) => this.onEvent(event),
      onFrame: (frame) => this.onFrame(frame),
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.watchFrames();
  }

  /** Wall clock of the picture on screen; the wanted instant while that picture is on its way. */
  instant(): number {
    return this.wanted ?? this.shown ?? this.from;
  }

  get pictureDuration(): number {
    return this.picture;
  }

  seek(instant: number): void {
    this.from = instant;
    this.wanted = instant;
    const target = this.sink.mediaTimeOf(instant);
    const inside = !this.seeking && target !== undefined && this.sink.ranges().some((range) => target >= range.start && target < range.end - 0.02);
    if (inside && target !== undefined) {
      this.video.currentTime = target + 0.001;
      this.wanted = undefined;
      this.shown = instant;
      return;
    }
    // One at a time: a dragged time line asks for more instants than a server can start.
    if (this.seeking) this.seekAgain = true;
    else this.sendSeek();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.socket.send({ command: 'speed', speed });
  }

  setPlaying(playing: boolean): void {
    this.playing = playing;
    if (playing) void this.video.play().catch(() => undefined);
    else this.video.pause();
  }

  close(): void {
    clearInterval(this.timer);
    this.video.cancelVideoFrameCallback(this.frameHandle);
    this.socket.close();
    this.sink.close();
  }

  private sendSeek(): void {
    this.seeking = true;
    this.seekAgain = false;
    this.outstanding = CREDIT;
    this.current = NO_RUN;
    this.socket.send({ command: 'seek', from: new Date(this.instant()).toISOString(), credit: CREDIT });
  }

  /** The answer to a start or seek is there. Answers false when another instant is wanted by now. */
  private answered(): boolean {
    this.seeking = false;
    if (this.seekAgain) this.sendSeek();
    return !this.seeking;
  }

  private isoStart(): string {
    this.seeking = true;
    this.seekAgain = false;
    this.outstanding = CREDIT;
    this.current = NO_RUN;
    return new Date(this.instant()).toISOString();
  }

  private onEvent(event: StreamEvent): void {
    if (event.event === 'started') {
      if (!MseSink.supports(event.mimeType)) return this.tell({ state: { kind: 'unsupported' } });
      if (!this.answered()) return;
      this.current = event.run;
      this.wanted ??= this.instant();
      this.sink.open(event.mimeType, true);
      this.tell({ state: { kind: 'running' } });
    } else if (event.event === 'gap' && this.wanted !== undefined) this.tell({ ...this.status, gap: { to: Date.parse(event.to) } });
    else if (event.event === 'end') {
      this.answered();
      this.tell({ ...this.status, atEnd: true });
    }
  }

  private onFrame(frame: MediaFrame): void {
    if (frame.run !== this.current) return;
    this.sink.append(frame);
    if (frame.kind !== 'fragment') return;
    this.outstanding = Math.max(0, this.outstanding - frame.duration);
    if (frame.duration > 0 && frame.duration < 200) this.picture = frame.duration;
    if (this.status.atEnd) this.tell({ ...this.status, atEnd: false });
  }

  private tick(): void {
    const ranges = this.sink.ranges();
    if (this.wanted !== undefined) return this.current === NO_RUN ? undefined : this.arrive(this.wanted, ranges);
    this.sink.apply(planPlayback(ranges, this.video.currentTime, this.speed));
    if (this.playing !== !this.video.paused) this.setPlaying(this.playing);
    if (!this.playing) return;
    const credit = creditToGive(this.speed, bufferedAhead(ranges, this.video.currentTime), this.outstanding);
    if (credit < 500) return;
    this.outstanding += credit;
    this.socket.send({ command: 'credit', milliseconds: credit });
  }

  /** After a seek: puts the playhead on the wanted picture as soon as it is there, or on the first one after a hole. */
  private arrive(wanted: number, ranges: { start: number; end: number }[]): void {
    const target = this.sink.mediaTimeOf(wanted);
    const last = ranges.at(-1);
    const first = ranges[0];
    if (target === undefined || !first || !last) return;
    if (target >= last.end && !this.status.atEnd) return;
    const at = Math.min(Math.max(target, first.start), last.end - 0.02);
    this.video.currentTime = at + 0.001;
    this.wanted = undefined;
    this.shown = this.sink.instantAt(at);
    this.tell({ ...this.status, gap: undefined });
    this.setPlaying(this.playing);
  }

  private watchFrames(): void {
    this.frameHandle = this.video.requestVideoFrameCallback((_now, frame) => {
      if (this.wanted === undefined) this.shown = this.sink.instantAt(frame.mediaTime);
      this.watchFrames();
    });
  }

  private tell(status: PlaybackStatus): void {
    this.status = status;
    this.onStatus(status);
  }
}
