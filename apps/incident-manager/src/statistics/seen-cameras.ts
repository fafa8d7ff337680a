import { ref } from '@vigie/contracts';
import type { AccessControl, Caller } from '@vigie/platform/security';
import { seesAll } from '../projects/sequences/sequence-sight.js';

/** A condition over the columns of sequences, and its two parameters. */
export interface SeenCameras {
  sql: string;
  values: [cameras: string[], sites: string[]];
}

/** Of a camera of this site. */
const here = '';

/** The cameras that somebody may see, those that are gone included: the rule of sequences (IM-50), for many projects at once. `first`: number of the first parameter. */
export function seenCameras(access: AccessControl, caller: Caller, first: number): SeenCameras {
  const [cameras, sites] = [`$${first}::uuid[]`, `$${first + 1}::text[]`];
  // Both parameters are named in either case: PostgreSQL asks what they are.
  if (seesAll(access, caller)) return { sql: `(${cameras} IS NOT NULL AND ${sites} IS NOT NULL)`, values: [[], []] };
  const ids = access.index.keptIds('cameras').filter((id) => access.decide(caller, 'camera.view', ref('cameras', id), { kept: true }).allowed);
  return {
    sql: `(camera_id, CASE WHEN site_name IS NULL THEN '${here}' ELSE site_id::text END) IN (SELECT * FROM unnest(${cameras}, ${sites}))`,
    values: [ids, ids.map((id) => access.index.keptEntity(ref('cameras', id))?.site ?? here)],
  };
}
