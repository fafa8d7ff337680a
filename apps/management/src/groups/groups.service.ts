import { Injectable } from '@nestjs/common';
import { groupCreated, groupDeleted, groupUpdated, ref, VigieError } from '@vigie/contracts';
import type { GroupView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { newRow, oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { managedList, visibleRows } from '../changes/visible-rows.js';
import { markEntities, markUsersBeneath } from '../rights/rights-marks.js';
import type { ChangeGroupDto, CreateGroupDto } from './group.dto.js';
import { Group } from './group.entity.js';
import { groupViews, versionedGroup } from './group.view.js';

const type = 'groups';

@Injectable()
export class GroupsService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<GroupView[]> {
    return groupViews(this.database.read, await visibleRows(this.database.read, this.access, caller, query, { row: Group, type, privilege: 'group.view', definition: managedList }));
  }

  async get(caller: Caller, id: string): Promise<Versioned<GroupView>> {
    await this.administration.authorise(caller, 'group.view', ref(type, id));
    return versionedGroup(this.database.read, await oneRow(this.database.read, Group, id, type));
  }

  async create(caller: Caller, dto: CreateGroupDto): Promise<Versioned<GroupView>> {
    await this.administration.authorise(caller, 'group.manage');
    const partitions = await this.partitions.authorise(caller, dto.partitions);
    const reaches = await this.partitions.authoriseReach(caller, dto.reaches);
    const row = newRow(Group, { level: null, ...picked(dto, 'name', 'description', 'level'), partitions, reaches });
    return this.administration.change(caller, step('created', row), async (tx) => {
      await requirePartitions(tx.manager, partitions);
      await requirePartitions(tx.manager, reaches, 'reaches');
      await tx.manager.insert(Group, row);
      await markEntities(tx.manager, ref(type, row.id));
      await tx.tell(groupCreated, { id: row.id, name: row.name });
      return versionedGroup(tx.manager, row);
    });
  }

  async change(caller: Caller, id: string, dto: ChangeGroupDto, version?: number): Promise<Versioned<GroupView>> {
    await this.administration.authorise(caller, 'group.manage', ref(type, id));
    const present = await oneRow(this.database.read, Group, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    const reaches = await this.partitions.authoriseReach(caller, dto.reaches, present.reaches);
    return this.administration.change(caller, step('updated', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Group, id, type, version);
      await requirePartitions(tx.manager, partitions);
      await requirePartitions(tx.manager, reaches, 'reaches');
      await saveNext(tx.manager, row, {
        ...picked(dto, 'name', 'description', 'level'), ...(dto.partitions ? { partitions } : {}), ...(dto.reaches ? { reaches } : {}),
      });
      object.name = row.name;
      await markEntities(tx.manager, ref(type, id));
      await markUsersBeneath(tx.manager, id);
      await tx.tell(groupUpdated, { id, name: row.name });
      return versionedGroup(tx.manager, row);
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'group.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Group, id, type, version);
      object.name = row.name;
      const used = (await tx.manager.query(
        'SELECT 1 FROM group_members WHERE group_id = $1 OR member_id = $1 UNION ALL SELECT 1 FROM role_members WHERE member_id = $1 LIMIT 1', [id])) as unknown[];
      if (used.length > 0) throw new VigieError('object.inUse');
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(groupDeleted, { id, name: object.name });
    });
  }
}

const step = stepsOf('group', type, 'group.manage');
