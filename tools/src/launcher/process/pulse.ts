import { workOf } from '../patience/work-done.js';
import type { Supervised } from './supervised.js';

export interface PulseTimes {
  /** Between two looks while all is well. */
  readonly everyMs: number;
  /** Between two looks once one has failed. */
  readonly againMs: number;
  /** Silence after which a process that does not even want the processor is frozen. */
  readonly frozenMs: number;
  /** Silence after which one is replaced that is busy all the time. */
  readonly lostMs: number;
}

/** With looks of two seconds at most, a frozen process is noticed after 9 to 12 s. */
export const usualTimes: PulseTimes = { everyMs: 5_000, againMs: 1_000, frozenMs: 9_000, lostMs: 60_000 };

/** So much work since the first look that failed says that the process is slow, not frozen: on a busy machine killing it would make things worse. */
const aliveMs = 50;

/**
 * Feels whether a process still lives, and has it replaced when it does not: a process that hangs ends nothing by itself.
 * One that has not answered since it was started is left alone, it is still coming up.
 */
export class Pulse {
  private timer?: NodeJS.Timeout;
  private pid?: number;
  /** When this process answered last. */
  private answeredAt?: number;
  /** What it had done when it first failed to: before that it worked as always. */
  private workThen?: number;

  constructor(
    private readonly member: Supervised,
    /** Whether it answers, soon. */
    private readonly answers: () => Promise<boolean>,
    private readonly say: (line: string) => void,
    private readonly times = usualTimes,
  ) {
    this.plan(times.everyMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private plan(wait: number): void {
    this.timer = setTimeout(() => void this.look(), wait).unref();
  }

  private async look(): Promise<void> {
    const { pid } = this.member;
    if (pid !== this.pid) this.answeredAt = this.workThen = undefined;
    this.pid = pid;
    const well = pid === undefined || (await this.answers().catch(() => false));
    if (this.timer === undefined) return;
    if (well) {
      this.answeredAt = Date.now();
      this.workThen = undefined;
    } else this.judge();
    this.plan(well ? this.times.everyMs : this.times.againMs);
  }

  private judge(): void {
    if (this.answeredAt === undefined || this.member.pid !== this.pid) return;
    const silence = Date.now() - this.answeredAt;
    const work = workOf(this.pid).processor;
    // One look tells nothing yet: only between two of them is seen whether it works.
    const then = this.workThen;
    this.workThen ??= work;
    if (then === undefined) return;
    const isSlow = work - then > aliveMs;
    if (silence < (isSlow ? this.times.lostMs : this.times.frozenMs)) return;
    this.say(`  ! ${this.member.name} has not answered for ${Math.round(silence / 1_000)} s; it is replaced`);
    this.answeredAt = this.workThen = undefined;
    this.member.replace();
  }
}
