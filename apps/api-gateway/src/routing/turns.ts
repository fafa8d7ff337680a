/** Ends a turn; a second call does nothing. */
export type Done = () => void;

interface Line {
  running: number;
  readonly waiting: ((done: Done) => void)[];
}

/**
 * Fair turns: of each key (a person's token, an address) so many requests run at once, a few more wait in their order,
 * and whatever is beyond is refused, so that nobody's crowd stands in everybody's way.
 */
export class Turns {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly limits: { readonly running: number; readonly waiting: number }) {}

  /** A turn when it comes, to be ended with what it gives; undefined where too many wait already. */
  take(key: string): Promise<Done> | undefined {
    const line = this.lines.get(key) ?? { running: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.running < this.limits.running) {
      line.running += 1;
      return Promise.resolve(this.doneOf(key, line));
    }
    if (line.waiting.length >= this.limits.waiting) return undefined;
    return new Promise((resolve) => line.waiting.push(resolve));
  }

  /** Keys that anything runs or waits for. */
  get size(): number {
    return this.lines.size;
  }

  private doneOf(key: string, line: Line): Done {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      const next = line.waiting.shift();
      // The turn passes on directly: nobody who comes in between gets ahead.
      if (next) return next(this.doneOf(key, line));
      line.running -= 1;
      if (line.running === 0) this.lines.delete(key);
    };
  }
}
