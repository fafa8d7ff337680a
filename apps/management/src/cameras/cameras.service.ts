import { Injectable } from '@nestjs/common';
import { cameraCreated, cameraDeleted, hardwareCreated, ref } from '@vigie/contracts';
import type { CameraView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { oneRow, removeRow, requireKnown, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { visibleRows } from '../changes/visible-rows.js';
import { AddressChoices } from '../hardware/address-choices.js';
import { Hardware } from '../hardware/hardware.entity.js';
import { RecordingServer } from '../recording-servers/recording-server.entity.js';
import { markEntities } from '../rights/rights-marks.js';
import { Secrets } from '../secrets/secrets.js';
import type { ChangeCameraDto, CreateCameraDto } from './camera.dto.js';
import { Camera, cameraList, cameraListColumns } from './camera.entity.js';
import { loadCameraFacts, tellCameras } from './camera-facts.js';
import { cameraViews, versionedCamera } from './camera.view.js';
import { insertCamera, newCamera } from './new-camera.js';
import { removeEmptiedHardware } from './remove-hardware.js';

const type = 'cameras';

@Injectable()
export class CamerasService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
    private readonly secrets: Secrets,
    private readonly choices: AddressChoices,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<CameraView[]> {
    const listing = { row: Camera, type, privilege: 'camera.view', definition: cameraList, columns: cameraListColumns, hidesDisabled: true } as const;
    return cameraViews(this.database.read, await visibleRows(this.database.read, this.access, caller, query, listing));
  }

  async get(caller: Caller, id: string): Promise<Versioned<CameraView>> {
    await this.administration.authorise(caller, 'camera.view', ref(type, id));
    return versionedCamera(this.database.read, await oneRow(this.database.read, Camera, id, type));
  }

  async create(caller: Caller, dto: CreateCameraDto): Promise<Versioned<CameraView>> {
    await this.administration.authorise(caller, 'camera.manage');
    if (dto.hardware) await this.administration.authorise(caller, 'hardware.manage', ref('hardware', dto.hardware));
    else await this.administration.authorise(caller, 'hardware.manage');
    const known = dto.hardware ? await oneRow(this.database.read, Hardware, dto.hardware, 'hardware') : undefined;
    const partitions = await this.partitions.authorise(caller, dto.partitions, known?.partitions);
    const made = newCamera(this.secrets, dto, partitions, known);
    const { camera, streams, hardware } = made;
    return this.administration.change(caller, step('created', camera), async (tx) => {
      await requirePartitions(tx.manager, partitions);
      if (hardware) await requireKnown(tx.manager, RecordingServer, [hardware.recordingServerId], 'recordingServer');
      else await requireKnown(tx.manager, Hardware, [camera.hardwareId], 'hardware');
      await this.choices.require(caller, tx.manager, { hardware: camera.hardwareId, present: [], chosen: streams.map(({ url }) => url) });
      await insertCamera(tx.manager, made);
      await markEntities(tx.manager, ref(type, camera.id), ref('hardware', camera.hardwareId));
      if (hardware) await tx.tell(hardwareCreated, { id: hardware.id, name: hardware.name });
      for (const fact of await loadCameraFacts(tx.manager, 'camera', camera.id)) await tx.tell(cameraCreated, fact);
      return versionedCamera(tx.manager, camera);
    });
  }

  async change(caller: Caller, id: string, dto: ChangeCameraDto, version?: number): Promise<Versioned<CameraView>> {
    await this.administration.authorise(caller, 'camera.manage', ref(type, id));
    const present = await oneRow(this.database.read, Camera, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    return this.administration.change(caller, step('updated', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Camera, id, type, version);
      await requirePartitions(tx.manager, partitions);
      await saveNext(tx.manager, row, {
        ...picked(dto, 'name', 'description', 'enabled', 'recording', 'retentionDays'),
        ...(dto.blockLevel ? { blockLevel: dto.blockLevel === 254 ? null : dto.blockLevel } : {}),
        ...(dto.partitions ? { partitions } : {}),
      });
      object.name = row.name;
      await markEntities(tx.manager, ref(type, id));
      await tellCameras(tx, 'camera', id);
      return versionedCamera(tx.manager, row);
    });
  }

  /** Takes the camera out of the register; its recordings stay until they are removed on their own (MG-03). */
  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'camera.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Camera, id, type, version);
      object.name = row.name;
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(cameraDeleted, { id, name: object.name });
      await removeEmptiedHardware(tx, row.hardwareId);
    });
  }
}

const step = stepsOf('camera', type, 'camera.manage');
