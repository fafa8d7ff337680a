import type { EntityManager } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import { requireKnown } from '../changes/rows.js';
import { Camera } from '../cameras/camera.entity.js';
import { wouldCycle } from '../rights/nesting.rules.js';
import { markCamerasBeneath } from '../rights/rights-marks.js';
import { CameraGroup } from './camera-group.entity.js';

/** Ids of the cameras that are directly in a group. */
export async function camerasIn(manager: EntityManager, group: string): Promise<string[]> {
  const rows = (await manager.query('SELECT camera_id AS id FROM camera_group_members WHERE group_id = $1 ORDER BY camera_id', [group])) as { id: string }[];
  return rows.map(({ id }) => id);
}

/** Makes these the cameras of the group. Cameras that leave lose what was granted on the group, so they are marked before. */
export async function setCameras(manager: EntityManager, group: string, cameras: string[]): Promise<void> {
  await requireKnown(manager, Camera, cameras, 'cameras');
  await markCamerasBeneath(manager, group);
  await manager.query('DELETE FROM camera_group_members WHERE group_id = $1', [group]);
  await manager.query('INSERT INTO camera_group_members (group_id, camera_id) SELECT $1, unnest($2::uuid[])', [group, cameras]);
  await markCamerasBeneath(manager, group);
}

/** Refuses a parent that does not exist or is inside the group. Groups change their place one at a time: two moves together could close a circle. */
export async function requireParent(manager: EntityManager, group: string, parent: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(7114520003)');
  await requireKnown(manager, CameraGroup, [parent], 'parentGroup');
  const rows = (await manager.query('SELECT id, parent_id AS parent FROM camera_groups WHERE parent_id IS NOT NULL')) as { id: string; parent: string }[];
  if (wouldCycle(new Map(rows.map(({ id, parent: around }) => [id, [around]])), group, parent)) throw new VigieError('group.cycle', { property: 'parentGroup' });
}
