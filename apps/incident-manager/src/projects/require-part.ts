import type { Privilege } from '@vigie/contracts';
import type { AccessControl, Caller } from '@vigie/platform/security';

/** What is in a project is for those who may see the project and, besides, this part of it (IM-50). Throws `access.refused`. */
export async function requirePart(access: AccessControl, caller: Caller, part: Privilege): Promise<void> {
  await access.require(caller, 'incidentProject.view');
  await access.require(caller, part);
}
