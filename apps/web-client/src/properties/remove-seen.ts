import { ApiError } from '../api/api-error';
import type { Versioned } from '../api/types';
import { toSave, type Inputs } from './edit';

/** Something that can be read with its version, and deleted as long as it has that version. */
export interface Removable<R> {
  read: () => Promise<Versioned<R>>;
  remove: (version: string | undefined) => Promise<void>;
}

/**
 * Deletes what the person saw. Where somebody else has made something else of it meanwhile nothing is deleted, and what they made
 * of it is the answer. What is gone already needs no deleting.
 */
export async function removeSeen<T extends Inputs, R>(thing: Removable<R>, seen: T, savedOf: (thing: R) => T): Promise<R | undefined> {
  for (;;) {
    try {
      const now = await thing.read();
      if (Object.keys(toSave({ seen, changes: savedOf(now) })).length > 0) return now;
      await thing.remove(now.etag);
      return undefined;
    } catch (error) {
      if (error instanceof ApiError && error.isMissing) return undefined;
      // Changed between the two: compared anew.
      if (!(error instanceof ApiError && error.isConflict)) throw error;
    }
  }
}
