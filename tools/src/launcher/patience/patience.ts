import { noWork, sum, workOf, type WorkDone } from './work-done.js';

/** Somebody who is waited for, or whose work is. */
export interface Worker {
  readonly name: string;
  readonly pid?: number;
  /** How many new things it has said. */
  readonly news: number;
}

/** So much work within a second is more than idling and asking again whether something is there. */
const workingMs = 50;
const lookEveryMs = 1_000;

/**
 * Waits as long as there is progress: somebody uses or wants the processor, reads or writes the disk, or says something
 * new. Its end is a time without any, not a time since the beginning.
 */
export class Patience {
  private readonly workers = new Set<Worker>();
  private last?: { at: number; work: WorkDone; news: number };
  private movedAt: number;

  constructor(readonly limitMs: number, private readonly now: () => number = Date.now, private readonly look: (pid: number | undefined) => WorkDone = workOf) {
    this.movedAt = now();
  }

  /** From now on what it does counts. */
  add(worker: Worker): void {
    this.workers.add(worker);
    this.last = undefined;
  }

  /** It is ready: from now on it only idles. */
  remove(worker: Worker): void {
    this.workers.delete(worker);
    this.last = undefined;
    this.movedAt = this.now();
  }

  /** Whether nothing has moved for too long. To be asked again and again while one waits. */
  get isOver(): boolean {
    const at = this.now();
    if (this.last && at - this.last.at < lookEveryMs) return false;
    const work = [...this.workers].map(({ pid }) => this.look(pid)).reduce(sum, noWork);
    const news = [...this.workers].reduce((total, worker) => total + worker.news, 0);
    const { last } = this;
    if (!last || news !== last.news || work.disk !== last.work.disk || work.processor - last.work.processor > (workingMs * (at - last.at)) / 1_000 || work.processor < last.work.processor) this.movedAt = last ? at : this.movedAt;
    this.last = { at, work, news };
    return at - this.movedAt > this.limitMs;
  }

  /** Names of those who are not ready. */
  get waitingFor(): string {
    return [...this.workers].map(({ name }) => name).join(', ');
  }

  /** The limit as people say it. */
  get words(): string {
    return `${Math.round(this.limitMs / 1_000)} seconds`;
  }
}
