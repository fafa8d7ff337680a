import { connection } from '../api/connection';
import { backOff } from '../media/back-off';

/** With the suite in reach: how often a missing piece of the client is asked for before the page is loaded anew. */
const ATTEMPTS = 3;

/** Loads a piece of the client; without a connection it waits for one instead of giving up what is on screen. */
export async function loadPage<T>(importer: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await importer();
    } catch (error) {
      connection.check();
      await new Promise((resolve) => setTimeout(resolve, backOff(Math.min(attempt, 2))));
      // In reach and still missing: a new build took its place.
      if (attempt >= ATTEMPTS && connection.state === 'online' && navigator.onLine) throw error;
    }
  }
}
