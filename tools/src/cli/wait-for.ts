import { ApiError } from '../api/vigie-api.js';

/**
 * Repeats while the answer is "not found" or "not allowed": what one service has just been told reaches the others
 * within a moment.
 */
export async function waitFor<T>(work: () => Promise<T>, deadline = 15_000): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const early = error instanceof ApiError && [400, 401, 403, 404, 409].includes(error.status);
      if (!early || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
