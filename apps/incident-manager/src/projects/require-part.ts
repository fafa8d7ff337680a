import type { Privilege } from '@vigie/contracts';
import type { AccessControl, Caller } from '@vigie/platform/security';

/** What is in a project is for those who may see the project and, besides, this part of it (IM-50). Throws `access.refused`. */
export async function requirePart(access: AccessControl, caller: Caller, part: Privilege): Promise<void> {
  await access.require(caller, 'incidentProject.view');
  await access.require(caller, part);
}

/** What is seen and changed with rights of its own. */
export type ChangedPart = 'incidentProject' | 'incidentData' | 'incidentComment' | 'incidentCall' | 'incidentSequence' | 'incidentCustody' | 'incidentProperties';

/**
 * Changing what is there takes the right to see it besides. Who may not see it cannot say which version they mean, so that their
 * change would overwrite unseen (IM-32); and whether a change was one, what it answers and which version it refuses would tell
 * them what is there (IM-50). Adding tells nothing of what is there: that takes the right to manage alone. Throws `access.refused`.
 */
export async function requireChange(access: AccessControl, caller: Caller, part: ChangedPart): Promise<void> {
  await access.require(caller, `${part}.manage`);
  await access.require(caller, `${part}.view`);
}

/** The same of what is in a project. */
export async function requirePartChange(access: AccessControl, caller: Caller, part: ChangedPart): Promise<void> {
  await access.require(caller, 'incidentProject.view');
  await requireChange(access, caller, part);
}
