import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cameraGroupCreated, cameraGroupDeleted, cameraGroupUpdated, CameraGroupView, ref, relations, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, partitionRefs, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { newRow, oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { managedList, visibleRows } from '../changes/visible-rows.js';
import { idsOfCamerasBeneath, markCamerasBeneath, markEntities } from '../rights/rights-marks.js';
import type { ChangeCameraGroupDto, CreateCameraGroupDto } from './camera-group.dto.js';
import { CameraGroup } from './camera-group.entity.js';
import { camerasIn, requireParent, setCameras } from './camera-group.members.js';

const type = 'cameraGroups';

@Injectable()
export class CameraGroupsService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<CameraGroupView[]> {
    const rows = await visibleRows(this.database.read, this.access, caller, query, { row: CameraGroup, type, privilege: 'deviceGroup.view', definition: managedList });
    return Promise.all(rows.map((row) => this.viewOf(this.database.read, caller, row)));
  }

  async get(caller: Caller, id: string): Promise<Versioned<CameraGroupView>> {
    await this.administration.authorise(caller, 'deviceGroup.view', ref(type, id));
    return this.versioned(this.database.read, caller, await oneRow(this.database.read, CameraGroup, id, type));
  }

  async create(caller: Caller, dto: CreateCameraGroupDto): Promise<Versioned<CameraGroupView>> {
    await this.administration.authorise(caller, 'deviceGroup.manage');
    const partitions = await this.partitions.authorise(caller, dto.partitions);
    await this.authoriseParents(caller, dto.parentGroup);
    await this.authoriseCameras(caller, dto.cameras ?? []);
    const row = newRow(CameraGroup, { ...picked(dto, 'name', 'description'), parentId: dto.parentGroup ?? null, partitions });
    return this.administration.change(caller, step('created', row), async (tx) => {
      await requirePartitions(tx.manager, partitions);
      if (row.parentId) await requireParent(tx.manager, row.id, row.parentId);
      await tx.manager.insert(CameraGroup, row);
      await setCameras(tx.manager, row.id, dto.cameras ?? []);
      await tx.tell(cameraGroupCreated, { id: row.id, name: row.name });
      return this.versioned(tx.manager, caller, row);
    });
  }

  async change(caller: Caller, id: string, dto: ChangeCameraGroupDto, version?: number): Promise<Versioned<CameraGroupView>> {
    await this.administration.authorise(caller, 'deviceGroup.manage', ref(type, id));
    const present = await oneRow(this.database.read, CameraGroup, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    const members = await camerasIn(this.database.read, id);
    await this.authoriseCameras(caller, symmetricDifference(members, dto.cameras ?? members));
    if (dto.parentGroup && dto.parentGroup !== present.parentId) {
      await this.authoriseParents(caller, dto.parentGroup, present.parentId);
      await this.authoriseCameras(caller, await idsOfCamerasBeneath(this.database.read, id));
    }
    return this.administration.change(caller, step('updated', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, CameraGroup, id, type, version);
      await requirePartitions(tx.manager, partitions);
      if (dto.parentGroup) await requireParent(tx.manager, id, dto.parentGroup);
      await saveNext(tx.manager, row, {
        ...picked(dto, 'name', 'description'), ...(dto.parentGroup ? { parentId: dto.parentGroup } : {}), ...(dto.partitions ? { partitions } : {}),
      });
      object.name = row.name;
      if (dto.cameras) await setCameras(tx.manager, id, dto.cameras);
      else await markCamerasBeneath(tx.manager, id);
      await tx.tell(cameraGroupUpdated, { id, name: row.name });
      return this.versioned(tx.manager, caller, row);
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'deviceGroup.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, CameraGroup, id, type, version);
      object.name = row.name;
      if (await isUsed(tx.manager, id)) throw new VigieError('object.inUse');
      await markCamerasBeneath(tx.manager, id);
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(cameraGroupDeleted, { id, name: object.name });
    });
  }

  /** A group takes part in what is granted on the groups around it: to move it is to change the one it leaves and the one it comes to. */
  private async authoriseParents(caller: Caller, ...parents: (string | null | undefined)[]): Promise<void> {
    for (const id of parents) if (id) await this.administration.authoriseNamed(caller, 'deviceGroup.manage', ref(type, id), 'parentGroup');
  }

  /** What is granted on a group holds for its cameras, so putting one in or out changes the rights on it. */
  private async authoriseCameras(caller: Caller, cameras: string[]): Promise<void> {
    for (const id of cameras) await this.administration.authoriseNamed(caller, 'camera.manage', ref('cameras', id), 'cameras');
  }

  private async versioned(manager: EntityManager, caller: Caller, row: CameraGroup): Promise<Versioned<CameraGroupView>> {
    return { view: await this.viewOf(manager, caller, row), version: row.version };
  }

  private async viewOf(manager: EntityManager, caller: Caller, row: CameraGroup): Promise<CameraGroupView> {
    const { id, name, description, parentId, partitions } = row;
    const parent = parentId === null ? undefined : ref(type, parentId);
    const cameras = (await camerasIn(manager, id)).map((camera) => ref('cameras', camera));
    return Object.assign(new CameraGroupView(), {
      id, name, ...(description === null ? {} : { description }), ...(parent ? { parentGroup: parent } : {}),
      cameras: this.access.filter(caller, 'camera.view', cameras), partitions: partitionRefs(partitions), relations: relations(ref(type, id), parent),
    });
  }
}

const step = stepsOf('cameraGroup', type, 'deviceGroup.manage');

const symmetricDifference = (some: string[], others: string[]): string[] => [...some.filter((id) => !others.includes(id)), ...others.filter((id) => !some.includes(id))];

/** Whether it has groups inside or something is granted on it. */
async function isUsed(manager: EntityManager, id: string): Promise<boolean> {
  const found = (await manager.query(
    `SELECT 1 FROM camera_groups WHERE parent_id = $1::uuid
     UNION ALL SELECT 1 FROM roles, jsonb_array_elements(grants) AS held WHERE held->'scope'->'ids' ? $1::uuid::text LIMIT 1`,
    [id])) as unknown[];
  return found.length > 0;
}
