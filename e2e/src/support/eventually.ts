/** Tries until it works or the time is over; then throws what went wrong last. */
export async function eventually<T>(attempt: () => T | Promise<T>, withinMs = 15_000, everyMs = 100): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
