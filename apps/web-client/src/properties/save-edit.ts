import { ApiError } from '../api/api-error';
import type { Versioned } from '../api/types';
import { conflictsOf, toSave, type Edit, type Inputs } from './edit';

/** Something that can be read with its version, and changed as long as it has that version. */
export interface Changeable<R> {
  read: () => Promise<Versioned<R>>;
  change: (body: object, version: string | undefined) => Promise<unknown>;
}

/**
 * Saves an edit with the version that was compared with what the person saw. Where somebody else has changed the same
 * meanwhile nothing is saved, and what they made of it is the answer.
 */
export async function saveEdit<T extends Inputs, R>(thing: Changeable<R>, edit: Edit<T>, savedOf: (thing: R) => T, bodyOf: (changes: Partial<T>) => object = (changes) => changes): Promise<R | undefined> {
  for (;;) {
    const now = await thing.read();
    if (conflictsOf(edit, savedOf(now)).length > 0) return now;
    try {
      await thing.change(bodyOf(toSave(edit)), now.etag);
      return undefined;
    } catch (error) {
      // Changed between the two: compared anew.
      if (!(error instanceof ApiError && error.isConflict)) throw error;
    }
  }
}
