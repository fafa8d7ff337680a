import type { Privilege } from '@vigie/contracts';
import type { AccessControl, Caller } from '@vigie/platform/security';

const needed: readonly Privilege[] = ['incidentProject.view', 'incidentProject.export', 'incidentSequence.view'];

/** What exporting takes, from the beginning until the package is fetched. Throws `access.refused`. */
export async function requireExport(access: AccessControl, caller: Caller): Promise<void> {
  for (const privilege of needed) await access.require(caller, privilege);
}
