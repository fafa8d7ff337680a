export interface EventuallyOptions {
  /** Milliseconds after which the last failure is thrown. */
  deadline?: number;
  /** Milliseconds between two tries. */
  every?: number;
}

/** Repeats `work` until it neither throws nor returns false, and returns what it returned. */
export async function eventually<T>(work: () => T | Promise<T>, { deadline = 5_000, every = 20 }: EventuallyOptions = {}): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      const result = await work();
      if (result !== false) return result;
      throw new Error('what was waited for did not become true');
    } catch (error) {
      if (Date.now() >= end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
