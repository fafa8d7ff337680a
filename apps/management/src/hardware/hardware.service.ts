import { Injectable } from '@nestjs/common';
import { firstRecordingServer, hardwareCreated, hardwareDeleted, hardwareUpdated, ref, VigieError } from '@vigie/contracts';
import type { HardwareView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { tellCameras } from '../cameras/camera-facts.js';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { PartitionChoice, requirePartitions } from '../changes/partition-choice.js';
import { picked } from '../changes/picked.js';
import { oneRow, removeRow, requireKnown, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { visibleRows } from '../changes/visible-rows.js';
import { RecordingServer } from '../recording-servers/recording-server.entity.js';
import { markEntities } from '../rights/rights-marks.js';
import { Secrets } from '../secrets/secrets.js';
import { requireSecretAgain } from '../secrets/secret-again.rules.js';
import { AddressChoices } from './address-choices.js';
import { endpointOf, readAddress } from './address.rules.js';
import { nextCredentials } from './credentials.js';
import type { ChangeHardwareDto, CreateHardwareDto } from './hardware.dto.js';
import { Hardware, hardwareList } from './hardware.entity.js';
import { hardwareView, versionedHardware } from './hardware.view.js';
import { moveStreams } from './move-streams.js';
import { newHardware } from './new-hardware.js';

const type = 'hardware';

@Injectable()
export class HardwareService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly partitions: PartitionChoice,
    private readonly secrets: Secrets,
    private readonly choices: AddressChoices,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<HardwareView[]> {
    const listing = { row: Hardware, type, privilege: 'hardware.view', definition: hardwareList, hidesDisabled: true } as const;
    return (await visibleRows(this.database.read, this.access, caller, query, listing)).map(hardwareView);
  }

  async get(caller: Caller, id: string): Promise<Versioned<HardwareView>> {
    await this.administration.authorise(caller, 'hardware.view', ref(type, id));
    return versionedHardware(await oneRow(this.database.read, Hardware, id, type));
  }

  async create(caller: Caller, dto: CreateHardwareDto): Promise<Versioned<HardwareView>> {
    await this.administration.authorise(caller, 'hardware.manage');
    const partitions = await this.partitions.authorise(caller, dto.partitions);
    const row = newHardware(this.secrets, { ...dto, recordingServer: dto.recordingServer ?? firstRecordingServer, partitions });
    await this.administration.change(caller, step('created', row), async (tx) => {
      await requirePartitions(tx.manager, partitions);
      await requireKnown(tx.manager, RecordingServer, [row.recordingServerId], 'recordingServer');
      await tx.manager.insert(Hardware, row);
      await markEntities(tx.manager, ref(type, row.id));
      await tx.tell(hardwareCreated, { id: row.id, name: row.name });
    });
    return versionedHardware(row);
  }

  async change(caller: Caller, id: string, dto: ChangeHardwareDto, version?: number): Promise<Versioned<HardwareView>> {
    await this.administration.authorise(caller, 'hardware.manage', ref(type, id));
    const present = await oneRow(this.database.read, Hardware, id, type);
    const partitions = await this.partitions.authorise(caller, dto.partitions, present.partitions);
    const device = dto.address ? readAddress(dto.address) : undefined;
    return this.administration.change(caller, step('updated', { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, Hardware, id, type, version);
      await requirePartitions(tx.manager, partitions);
      if (dto.recordingServer) await requireKnown(tx.manager, RecordingServer, [dto.recordingServer], 'recordingServer');
      const given = { user: dto.user ?? device?.user, password: dto.password ?? device?.password };
      const keepsPassword = row.password !== null && given.user !== '';
      if (device && keepsPassword) requireSecretAgain({ from: endpointOf(row.address), to: endpointOf(device.address), given: given.password }, 'password');
      if (device) await this.choices.require(caller, tx.manager, { hardware: id, present: [row.address], chosen: [device.address] });
      if (device) await moveStreams(tx.manager, id, device.address);
      const credentials = nextCredentials(this.secrets, row, given);
      await saveNext(tx.manager, row, {
        ...picked(dto, 'name', 'description', 'enabled', 'model', 'firmware', 'serialNumber'),
        ...(device ? { address: device.address } : {}),
        ...(dto.recordingServer ? { recordingServerId: dto.recordingServer } : {}),
        ...(dto.partitions ? { partitions } : {}),
        ...credentials,
      });
      shown.object.name = row.name;
      if (credentials.credentialsRevision) shown.details = { credentials: true };
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(hardwareUpdated, { id, name: row.name });
      await tellCameras(tx, 'hardware', id);
      return versionedHardware(row);
    });
  }

  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'hardware.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, Hardware, id, type, version);
      object.name = row.name;
      const used = (await tx.manager.query('SELECT 1 FROM cameras WHERE hardware_id = $1 LIMIT 1', [id])) as unknown[];
      if (used.length > 0) throw new VigieError('object.inUse');
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(hardwareDeleted, { id, name: object.name });
    });
  }
}

const step = stepsOf('hardware', type, 'hardware.manage');
