import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { firstRecordingServer, VigieError } from '@vigie/contracts';
import { picked } from '../changes/picked.js';
import { newRow } from '../changes/rows.js';
import { Hardware } from '../hardware/hardware.entity.js';
import { newHardware } from '../hardware/new-hardware.js';
import type { Secrets } from '../secrets/secrets.js';
import type { CreateCameraDto } from './camera.dto.js';
import { Camera } from './camera.entity.js';
import { Stream } from './streams/stream.entity.js';
import { planStreams, streamUrl } from './streams/stream.rules.js';

/** A camera that is not saved yet, with its streams and, where it is made in one step, its hardware. */
export interface NewCamera {
  camera: Camera;
  streams: Stream[];
  hardware?: Hardware;
}

/** Puts together what is asked for: a camera of known hardware, or with `address` both in one step. */
export function newCamera(secrets: Secrets, dto: CreateCameraDto, partitions: string[], known?: Hardware): NewCamera {
  if (!known && !dto.address) throw new VigieError('request.invalid', { property: 'address', params: { detail: 'give an address, or the hardware' } });
  const hardware = known ?? newHardware(secrets, {
    ...picked(dto, 'name', 'user', 'password'), name: dto.name, address: dto.address ?? '',
    recordingServer: dto.recordingServer ?? firstRecordingServer, partitions, withCamera: true,
  });
  const camera = newRow(Camera, {
    enabled: true, recording: 'always', retentionDays: 30, blockLevel: null,
    ...picked(dto, 'name', 'description', 'enabled', 'recording', 'retentionDays'), partitions, hardwareId: hardware.id,
  });
  const url = dto.address ? streamUrl(hardware.address, dto.address, 'address') : hardware.address;
  const streams = planStreams(url, dto.streams).map((stream, position) => Object.assign(new Stream(), { id: randomUUID(), cameraId: camera.id, position, ...stream }));
  return { camera, streams, ...(known ? {} : { hardware }) };
}

export async function insertCamera(manager: EntityManager, { camera, streams, hardware }: NewCamera): Promise<void> {
  if (hardware) await manager.insert(Hardware, hardware);
  await manager.insert(Camera, camera);
  await manager.insert(Stream, streams);
}
