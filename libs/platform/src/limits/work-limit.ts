/** What becomes of work that cannot start at once. */
export interface Waiting {
  /** Makes what is thrown when too many wait already. */
  refuse?: () => Error;
  /** Ends the waiting, never the work; `run` throws its reason. */
  signal?: AbortSignal;
}

/**
 * Lets so many pieces of work run at once; the others wait their turn, and none waits when too many already do. A place is
 * handed from the one that ends to the one that waits longest: nobody can slip in between.
 */
export class WorkLimit {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly atOnce: number, private readonly mostWaiting = Number.POSITIVE_INFINITY) {}

  /** Runs the work when its turn comes. */
  async run<T>(work: () => Promise<T>, { refuse, signal }: Waiting = {}): Promise<T> {
    signal?.throwIfAborted();
    if (this.running < this.atOnce) this.running += 1;
    else if (this.waiting.size >= this.mostWaiting) throw refuse?.() ?? new Error('too much work waits already');
    else await this.turn(signal);
    try {
      return await work();
    } finally {
      const [next] = this.waiting;
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.delete(begin);
        reject(signal?.reason as Error);
      };
      const begin = (): void => {
        this.waiting.delete(begin);
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      this.waiting.add(begin);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}
