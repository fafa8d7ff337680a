/** Runs a piece of work one at a time. Whoever asks while it runs shares the next run: a run that began before the call may have missed something. */
export class SingleFlight {
  private current: Promise<void> = Promise.resolve();
  private next?: Promise<void>;

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when a run that started after this call is done; throws what that run threw. */
  run(): Promise<void> {
    this.next ??= this.current.then(() => {
      this.next = undefined;
      const running = this.work();
      this.current = running.catch(() => undefined);
      return running;
    });
    return this.next;
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    await this.next?.catch(() => undefined);
    await this.current;
  }
}
