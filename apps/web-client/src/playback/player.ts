import { PlaybackView, type PlaybackStatus } from '../media/playback-view';

export interface PlayerState {
  playing: boolean;
  speed: number;
  /** The camera whose clock the others follow, and of which sequences are marked. */
  leader: string | undefined;
}

export const speeds = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/** Further apart than this (ms at normal speed) a follower is put right. */
const APART = 400;
const SYNC_MS = 1000;

/** Keeps the views of a playback page on one clock: that of the leader. Where the leader jumps over a hole, all do. */
export class Player {
  private readonly views = new Map<string, PlaybackView>();
  private readonly listeners = new Set<() => void>();
  private last: number;
  private timer: ReturnType<typeof setInterval> | undefined;
  private current: PlayerState = { playing: true, speed: 1, leader: undefined };

  constructor(start: number, playing = true) {
    this.last = start;
    this.current.playing = playing;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): PlayerState => this.current;

  /** Wall clock of the leader's picture. */
  instant(): number {
    const leader = this.current.leader ? this.views.get(this.current.leader) : undefined;
    this.last = leader?.instant() ?? this.last;
    return this.last;
  }

  attach(camera: string, video: HTMLVideoElement, onStatus: (status: PlaybackStatus) => void): () => void {
    const view = new PlaybackView(video, camera, this.instant(), this.current.speed, this.current.playing, onStatus);
    this.views.set(camera, view);
    if (!this.current.leader) this.become({ leader: camera });
    this.timer ??= setInterval(() => this.sync(), SYNC_MS);
    return () => this.detach(camera, view);
  }

  seek(instant: number): void {
    this.last = instant;
    for (const view of this.views.values()) view.seek(instant);
    this.tell();
  }

  /** Goes on by pictures; negative goes back. Stops playing: one looks at a picture. */
  step(pictures: number): void {
    this.setPlaying(false);
    const leader = this.current.leader ? this.views.get(this.current.leader) : undefined;
    this.seek(this.instant() + pictures * (leader?.pictureDuration ?? 40));
  }

  setPlaying(playing: boolean): void {
    for (const view of this.views.values()) view.setPlaying(playing);
    this.become({ playing });
  }

  setSpeed(speed: number): void {
    for (const view of this.views.values()) view.setSpeed(speed);
    this.become({ speed });
  }

  lead(camera: string): void {
    this.instant();
    this.become({ leader: camera });
  }

  private detach(camera: string, view: PlaybackView): void {
    this.instant();
    view.close();
    if (this.views.get(camera) === view) this.views.delete(camera);
    if (this.current.leader === camera) this.become({ leader: this.views.keys().next().value });
    if (this.views.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private sync(): void {
    const now = this.instant();
    for (const [camera, view] of this.views) {
      if (camera === this.current.leader) continue;
      if (Math.abs(view.instant() - now) > APART * Math.max(1, this.current.speed)) view.seek(now);
    }
  }

  private become(change: Partial<PlayerState>): void {
    this.current = { ...this.current, ...change };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
