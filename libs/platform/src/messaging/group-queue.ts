import { Waker } from './waker.js';

/** Hands over what arrives in groups: at most `max`, complete `waitMs` after the first or as soon as it is full. */
export class GroupQueue<T> {
  private items: T[] = [];
  private readonly arrived = new Waker();
  private readonly taken = new Waker();
  private ended = false;

  constructor(
    private readonly max: number,
    private readonly waitMs: number,
    private readonly capacity: number,
  ) {}

  /** Adds one; where that fills the queue, returns when there is room again. */
  push(item: T): Promise<void> | undefined {
    this.items.push(item);
    if (this.items.length === 1 || this.items.length >= this.max) this.arrived.wake();
    return this.items.length < this.capacity ? undefined : this.room();
  }

  private async room(): Promise<void> {
    while (this.items.length >= this.capacity && !this.ended) await this.taken.sleep(1_000);
  }

  end(): void {
    this.ended = true;
    this.arrived.wake();
    this.taken.wake();
  }

  /** The next group, or undefined once it ended (what is left is dropped: it was not handled) or nothing came in `idleMs`. */
  async next(idleMs: number): Promise<T[] | undefined> {
    if (this.items.length === 0 && !this.ended) await this.arrived.sleep(idleMs);
    if (this.waitMs > 0) {
      const until = Date.now() + this.waitMs;
      for (let left = this.waitMs; this.items.length > 0 && this.items.length < this.max && !this.ended && left > 0; left = until - Date.now()) {
        await this.arrived.sleep(left);
      }
    }
    if (this.ended || this.items.length === 0) return undefined;
    const group = this.items.splice(0, this.max);
    this.taken.wake();
    return group;
  }

  get isEnded(): boolean {
    return this.ended;
  }
}
