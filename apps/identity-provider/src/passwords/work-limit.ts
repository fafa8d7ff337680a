/** Lets so many pieces of work run at once; the others wait their turn, and none waits when too many already do. */
export class WorkLimit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly atOnce: number, private readonly mostWaiting: number) {}

  /** Runs the work when its turn comes. Throws what `refuse` makes when the queue is full. */
  async run<T>(work: () => Promise<T>, refuse: () => Error): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) throw refuse();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
