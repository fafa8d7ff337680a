import { ref, VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import type { AccessControl, Caller } from '@vigie/platform/security';

const needed: readonly Privilege[] = ['incidentProject.view', 'incidentProject.export', 'incidentSequence.view'];
const neededOnCameras: readonly Privilege[] = ['camera.playback', 'camera.export'];

/** What exporting takes, from the beginning until the package is fetched; `report`: with the report in it. Throws `access.refused`. */
export async function requireExport(access: AccessControl, caller: Caller, report: boolean): Promise<void> {
  for (const privilege of needed) await access.require(caller, privilege);
  if (report) await access.require(caller, 'incidentReport.generate');
}

/** May the video of this sequence leave the system with this caller? */
export async function mayExport(access: AccessControl, caller: Caller, { cameraId, startTime }: { cameraId: string; startTime: Date | string }): Promise<boolean> {
  try {
    for (const privilege of neededOnCameras) await access.require(caller, privilege, ref('cameras', cameraId), { instant: new Date(startTime) });
    return true;
  } catch (error) {
    if (error instanceof VigieError && error.status < 500 && error.status !== 401) return false;
    throw error;
  }
}
