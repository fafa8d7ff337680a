import { VigieError } from '@vigie/contracts';
import type { ErrorCode, ErrorParameters } from '@vigie/contracts';
import { isUnreachable } from '@vigie/platform/persistence';
import { violatedReference } from './constraint.js';

/** Does the work; where the database cannot be reached, says by code what did not happen (IM-56). */
export async function orSay<T>(code: ErrorCode, work: () => Promise<T>, params: ErrorParameters = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VigieError) throw error;
    // The database refuses to let go of a project that is held, whoever deletes it.
    if (violatedReference(error) === 'project_holds_active') throw new VigieError('incident.project.held');
    if (!isUnreachable(error)) throw error;
    throw new VigieError(code, { params, cause: error });
  }
}
