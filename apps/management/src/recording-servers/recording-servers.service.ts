import { Injectable } from '@nestjs/common';
import { recordingServerCreated, recordingServerDeleted, recordingServerUpdated, RecordingServerView, ref, relations, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { tellCameras } from '../cameras/camera-facts.js';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, partitionRefs, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { newRow, oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { visibleRows } from '../changes/visible-rows.js';
import { markEntities } from '../rights/rights-marks.js';
import type { ChangeRecordingServerDto, CreateRecordingServerDto } from './recording-server.dto.js';
import { RecordingServer, recordingServerList } from './recording-server.entity.js';

const type = 'recordingServers';

@Injectable()
export class RecordingServersService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<RecordingServerView[]> {
    const listing = { row: RecordingServer, type, privilege: 'recordingServer.view', definition: recordingServerList, hidesDisabled: true } as const;
    return (await visibleRows(this.database.read, this.access, caller, query, listing)).map(viewOf);
  }

  async get(caller: Caller, id: string): Promise<Versioned<RecordingServerView>> {
    await this.administration.authorise(caller, 'recordingServer.view', ref(type, id));
    return versioned(await oneRow(this.database.read, RecordingServer, id, type));
  }

  async create(caller: Caller, dto: CreateRecordingServerDto): Promise<Versioned<RecordingServerView>> {
    await this.administration.authorise(caller, 'recordingServer.manage');
    const partitions = await this.partitions.authorise(caller, dto.partitions);
    const row = newRow(RecordingServer, { enabled: true, secretsKey: null, ...picked(dto, 'name', 'description', 'enabled'), partitions });
    await this.administration.change(caller, step('created', row), async (tx) => {
      await requirePartitions(tx.manager, partitions);
      await tx.manager.insert(RecordingServer, row);
      await markEntities(tx.manager, ref(type, row.id));
      await tx.tell(recordingServerCreated, { id: row.id, name: row.name });
    });
    return versioned(row);
  }

  async change(caller: Caller, id: string, dto: ChangeRecordingServerDto, version?: number): Promise<Versioned<RecordingServerView>> {
    await this.administration.authorise(caller, 'recordingServer.manage', ref(type, id));
    const present = await oneRow(this.database.read, RecordingServer, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    return this.administration.change(caller, step('updated', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, RecordingServer, id, type, version);
      await requirePartitions(tx.manager, partitions);
      const switched = dto.enabled !== undefined && dto.enabled !== row.enabled;
      await saveNext(tx.manager, row, { ...picked(dto, 'name', 'description', 'enabled'), ...(dto.partitions ? { partitions } : {}), ...(dto.forgetKey ? { secretsKey: null } : {}) });
      object.name = row.name;
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(recordingServerUpdated, { id, name: row.name });
      if (switched) await tellCameras(tx, 'recordingServer', id);
      return versioned(row);
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'recordingServer.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, RecordingServer, id, type, version);
      object.name = row.name;
      const used = (await tx.manager.query('SELECT 1 FROM hardware WHERE recording_server_id = $1 LIMIT 1', [id])) as unknown[];
      if (used.length > 0) throw new VigieError('object.inUse');
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(recordingServerDeleted, { id, name: object.name });
    });
  }
}

const step = stepsOf('recordingServer', type, 'recordingServer.manage');

const versioned = (row: RecordingServer): Versioned<RecordingServerView> => ({ view: viewOf(row), version: row.version });

const viewOf = ({ id, name, description, enabled, partitions }: RecordingServer): RecordingServerView =>
  Object.assign(new RecordingServerView(), {
    id, name, ...(description === null ? {} : { description }), enabled, partitions: partitionRefs(partitions), relations: relations(ref(type, id)),
  });
