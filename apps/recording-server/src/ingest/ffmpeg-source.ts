import { spawn } from 'node:child_process';
import { FragmentParser, WallClockTrack, type InitSegment, type TimedFragment } from '@vigie/media';
import { withoutCredentials } from './ffmpeg-arguments.rules.js';

export interface SourceListener {
  onInit(init: InitSegment): void;
  onFragment(init: InitSegment, timed: TimedFragment): void;
}

export interface SourceEnd {
  /** FFmpeg's last words, or what was wrong with its output. Holds no credentials. */
  readonly reason: string;
  /** From the first to the last fragment, milliseconds. */
  readonly videoMs: number;
}

/** One FFmpeg child from its start to its end. It dies alone: whatever it does, this process goes on. */
export class FfmpegSource {
  /** Resolves, never rejects, when the child is gone. */
  readonly ended: Promise<SourceEnd>;
  readonly startedAt = Date.now();
  private readonly parser = new FragmentParser();
  private track: WallClockTrack | undefined;
  private firstAt: number | undefined;
  private lastAt: number | undefined;
  private words = '';
  private readonly child;

  constructor(program: string, commandLine: readonly string[], private readonly listener: SourceListener, private readonly now: () => number = Date.now) {
    this.child = spawn(program, commandLine, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => (this.words = (this.words + chunk.toString()).slice(-1000)));
    this.ended = new Promise((resolve) => {
      const end = (fallback: string): void =>
        resolve({ reason: withoutCredentials(this.words.trim() || fallback), videoMs: (this.lastAt ?? 0) - (this.firstAt ?? 0) });
      this.child.once('error', (error) => end(error.message));
      this.child.once('close', (code, signal) => end(`ended with ${code ?? signal}`));
    });
  }

  /** When the last fragment came, milliseconds since 1970; undefined before the first. */
  get lastFragmentAt(): number | undefined {
    return this.lastAt;
  }

  /** Ends the child; nothing comes from it any more. */
  stop(reason?: string): void {
    if (reason) this.words = reason;
    this.child.stdout.removeAllListeners('data').resume();
    this.child.kill('SIGKILL');
  }

  private take(chunk: Buffer): void {
    const arrival = this.now();
    try {
      for (const part of this.parser.push(chunk)) {
        if (part.kind === 'init') {
          this.track = new WallClockTrack(part.init);
          this.listener.onInit(part.init);
        } else if (this.track && this.parser.init) {
          this.firstAt ??= arrival;
          this.lastAt = arrival;
          for (const timed of this.track.place(part.fragment, arrival)) this.listener.onFragment(this.parser.init, timed);
        }
      }
    } catch (error) {
      this.stop(error instanceof Error ? error.message : String(error));
    }
  }
}
