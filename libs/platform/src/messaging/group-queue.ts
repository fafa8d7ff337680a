import { Waker } from './waker.js';

/** Hands over what arrives in groups: at most `max`, complete `waitMs` after the first or as soon as it is full. */
export class GroupQueue<T> {
  /** Why it ended, where that was not asked for. */
  failure?: Error;
  private items: T[] = [];
  private readonly arrived = new Waker();
  private ended = false;
  private taken = (): void => undefined;
  /** When the first of those that wait came, in milliseconds. */
  private since = 0;

  constructor(
    private readonly max: number,
    private readonly waitMs: number,
  ) {}

  push(item: T): void {
    const length = this.items.push(item);
    if (length === 1) this.since = Date.now();
    if (length === 1 || length >= this.max) this.arrived.wake();
  }

  /** Calls `listener` whenever a group was taken, so that there is room for more. */
  onTaken(listener: () => void): void {
    this.taken = listener;
  }

  /** Nothing is handed over from now on: what is left was not handled. `reason` says why it ended by itself. */
  end(reason?: Error): void {
    if (!this.ended) this.failure = reason;
    this.ended = true;
    this.arrived.wake();
  }

  /** The next group, or undefined once it ended or nothing came in `idleMs`. */
  async next(idleMs: number): Promise<T[] | undefined> {
    if (this.items.length === 0 && !this.ended) await this.arrived.sleep(idleMs);
    if (this.waitMs > 0) {
      const until = this.since + this.waitMs;
      for (let left = until - Date.now(); this.items.length > 0 && this.items.length < this.max && !this.ended && left > 0; left = until - Date.now()) {
        await this.arrived.sleep(left);
      }
    }
    if (this.ended || this.items.length === 0) return undefined;
    const group = this.items.splice(0, this.max);
    this.since = Date.now();
    this.taken();
    return group;
  }

  /** How many wait. */
  get size(): number {
    return this.items.length;
  }

  get isEnded(): boolean {
    return this.ended;
  }
}
