import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CameraView, ref, relations, StreamView } from '@vigie/contracts';
import { partitionRefs } from '../changes/partition-choice.js';
import type { Versioned } from '../changes/versioned.js';
import { mapOf } from '../rights/nesting.rules.js';
import type { Camera } from './camera.entity.js';
import { Stream } from './streams/stream.entity.js';

/** Cameras with what belongs to them, loaded for all of them at once. */
export async function cameraViews(manager: EntityManager, cameras: Camera[]): Promise<CameraView[]> {
  const ids = cameras.map(({ id }) => id);
  const streams = await manager.find(Stream, { where: { cameraId: In(ids) }, order: { position: 'ASC' } });
  const servers = new Map(((await manager.query(
    'SELECT id, recording_server_id AS server FROM hardware WHERE id = ANY($1)', [cameras.map(({ hardwareId }) => hardwareId)])) as { id: string; server: string }[])
    .map(({ id, server }) => [id, server]));
  const groups = mapOf((await manager.query(
    'SELECT camera_id AS camera, group_id AS "group" FROM camera_group_members WHERE camera_id = ANY($1)', [ids])) as { camera: string; group: string }[],
  ({ camera }) => camera, ({ group }) => group);
  return cameras.map((camera) => viewOf(camera, {
    streams: streams.filter(({ cameraId }) => cameraId === camera.id), server: servers.get(camera.hardwareId) ?? '', groups: groups.get(camera.id) ?? [],
  }));
}

export async function versionedCamera(manager: EntityManager, camera: Camera): Promise<Versioned<CameraView>> {
  const [view] = await cameraViews(manager, [camera]);
  return { view: view ?? new CameraView(), version: camera.version };
}

export const streamView = ({ id, cameraId, name, url, isDefault, isRecorded }: Stream): StreamView =>
  Object.assign(new StreamView(), { id, name, url, isDefault, isRecorded, relations: relations(ref('streams', id), ref('cameras', cameraId)) });

function viewOf(camera: Camera, { streams, server, groups }: { streams: Stream[]; server: string; groups: string[] }): CameraView {
  const { id, name, description, enabled, recording, retentionDays, blockLevel, partitions } = camera;
  const hardware = ref('hardware', camera.hardwareId);
  return Object.assign(new CameraView(), {
    id, name, ...(description === null ? {} : { description }), enabled, hardware, recordingServer: ref('recordingServers', server),
    recording, retentionDays, ...(blockLevel === null ? {} : { blockLevel }),
    streams: streams.map(streamView), cameraGroups: groups.map((group) => ref('cameraGroups', group)),
    partitions: partitionRefs(partitions), relations: relations(ref('cameras', id), hardware),
  });
}
