import type { EntityManager } from 'typeorm';
import { cameraUpdated } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';

const selections = { camera: 'c.id = $1', hardware: 'c.hardware_id = $1', recordingServer: 'h.recording_server_id = $1' } as const;
export type CamerasBy = keyof typeof selections;

const select = `
  SELECT c.id, c.name, c.enabled AND h.enabled AND s.enabled AS enabled, s.id AS "recordingServer", h.id AS hardware,
         c.recording, c.retention_days AS "retentionDays", c.revision,
         CASE WHEN h.user_name IS NULL AND h.password IS NULL THEN 0 ELSE h.credentials_revision END AS "credentialsRevision",
         (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'url', t.url, 'isDefault', t.is_default, 'isRecorded', t.is_recorded) ORDER BY t.position), '[]')
            FROM streams t WHERE t.camera_id = c.id) AS streams
    FROM cameras c JOIN hardware h ON h.id = c.hardware_id JOIN recording_servers s ON s.id = h.recording_server_id`;

/** Cameras as other services know them; all where nothing is named. */
export const loadCameraFacts = (manager: EntityManager, by?: CamerasBy, id?: string): Promise<CameraFact[]> =>
  manager.query(by ? `${select} WHERE ${selections[by]} ORDER BY c.id` : `${select} ORDER BY c.id`, by ? [id] : []) as Promise<CameraFact[]>;

/** Cameras behind another in the order of ids, at most `limit`. */
export const pageOfCameraFacts = (manager: EntityManager, limit: number, recordingServer?: string, after?: string): Promise<CameraFact[]> =>
  manager.query(
    `${select} WHERE ($1::uuid IS NULL OR h.recording_server_id = $1) AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
    [recordingServer ?? null, after ?? null, limit]) as Promise<CameraFact[]>;

/** Tells the new state of every camera that a change touches, with the next revision of each. */
export async function tellCameras(tx: Tx, by: CamerasBy, id: string): Promise<void> {
  await tx.manager.query(
    `UPDATE cameras SET revision = cameras.revision + 1 FROM cameras c JOIN hardware h ON h.id = c.hardware_id WHERE cameras.id = c.id AND ${selections[by]}`,
    [id]);
  for (const fact of await loadCameraFacts(tx.manager, by, id)) await tx.tell(cameraUpdated, fact);
}
