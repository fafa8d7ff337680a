import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { partitionCreated, partitionDeleted, partitionUpdated, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { picked } from '../changes/picked.js';
import { newRow, oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import { managedColumns } from '../changes/visible-rows.js';
import { entityTables } from '../rights/register.js';
import type { ChangePartitionDto, CreatePartitionDto } from './partition.dto.js';
import { Partition } from './partition.entity.js';

/** Parts of the site. They belong to the site as a whole: who may see or change one may see or change all. */
@Injectable()
export class PartitionsService {
  constructor(private readonly database: Database, private readonly administration: Administration) {}

  async list(caller: Caller, query: ListQuery): Promise<Partition[]> {
    await this.administration.authorise(caller, 'partition.view');
    return listRows(this.database.read.createQueryBuilder(Partition, 'row'), 'row', query, Object.keys(managedColumns));
  }

  async get(caller: Caller, id: string): Promise<Partition> {
    await this.administration.authorise(caller, 'partition.view');
    return oneRow(this.database.read, Partition, id, 'partitions');
  }

  async create(caller: Caller, dto: CreatePartitionDto): Promise<Partition> {
    await this.administration.authorise(caller, 'partition.manage');
    const row = newRow(Partition, { ...picked(dto, 'name', 'description'), builtIn: false });
    return this.administration.change(caller, step('created', row), async (tx) => {
      await tx.manager.insert(Partition, row);
      await tx.tell(partitionCreated, { id: row.id, name: row.name });
      return row;
    });
  }

  async change(caller: Caller, id: string, dto: ChangePartitionDto, version?: number): Promise<Partition> {
    await this.administration.authorise(caller, 'partition.manage');
    return this.administration.change(caller, step('updated', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Partition, id, 'partitions', version);
      const wanted = picked(dto, 'name', 'description');
      if (row.builtIn && wanted.name !== undefined && wanted.name !== row.name) throw new VigieError('object.builtIn');
      await saveNext(tx.manager, row, wanted);
      object.name = row.name;
      await tx.tell(partitionUpdated, { id, name: row.name });
      return row;
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'partition.manage');
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Partition, id, 'partitions', version);
      object.name = row.name;
      if (row.builtIn) throw new VigieError('object.builtIn');
      if (await isUsed(tx.manager, id)) throw new VigieError('object.inUse');
      await removeRow(tx.manager, 'partitions', row);
      await tx.tell(partitionDeleted, { id, name: object.name });
    });
  }
}

const step = stepsOf('partition', 'partitions', 'partition.manage');

/** Whether anything lives in it, reaches it, or is granted on it. */
async function isUsed(manager: EntityManager, id: string): Promise<boolean> {
  const uses = [
    ...Object.values(entityTables).flat().map((table) => `SELECT 1 FROM ${table} WHERE $1::uuid = ANY(partitions)`),
    ...['users', 'groups', 'roles'].map((table) => `SELECT 1 FROM ${table} WHERE $1::uuid = ANY(reaches)`),
    "SELECT 1 FROM roles, jsonb_array_elements(grants) AS held WHERE held->'scope'->'ids' ? $1::uuid::text",
  ];
  const found = (await manager.query(`${uses.join(' UNION ALL ')} LIMIT 1`, [id])) as unknown[];
  return found.length > 0;
}
