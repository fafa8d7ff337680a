import type { AccessControl, Caller } from '@vigie/platform/security';

/** A condition over `camera_id` and its one parameter. */
export interface SeenCameras {
  sql: string;
  ids: string[];
}

/** The cameras that somebody may see; those that are gone belong to whoever may see all. */
export function seenCameras(access: AccessControl, caller: Caller, parameter: string): SeenCameras {
  const seen = new Set(access.allowedIds(caller, 'camera.view', 'cameras'));
  if (!access.decide(caller, 'camera.view').allowed) return { sql: `camera_id = ANY (${parameter}::uuid[])`, ids: [...seen] };
  return { sql: `camera_id <> ALL (${parameter}::uuid[])`, ids: access.index.entityIds('cameras').filter((id) => !seen.has(id)) };
}
