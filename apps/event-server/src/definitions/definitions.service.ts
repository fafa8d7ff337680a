import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { changes, requireVersion } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Visibility } from '../events/visibility.js';
import type { CreateDefinitionDto, UpdateDefinitionDto } from './definition.dto.js';
import { DefinitionRow } from './definition.entity.js';
import { definitionColumns } from './definition.list.js';

/** Which events raise which alarm (EV-02). Definitions are the site's as a whole. */
@Injectable()
export class DefinitionsService {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly visibility: Visibility) {}

  async list(caller: Caller, query: ListQuery): Promise<DefinitionRow[]> {
    await this.access.require(caller, 'alarmDefinition.view');
    return listRows(this.database.read.createQueryBuilder(DefinitionRow, 'definition'), 'definition', query, definitionColumns);
  }

  async one(caller: Caller, id: string): Promise<DefinitionRow> {
    await this.access.require(caller, 'alarmDefinition.view');
    return present(await this.database.read.findOneBy(DefinitionRow, { id }));
  }

  async create(caller: Caller, dto: CreateDefinitionDto): Promise<DefinitionRow> {
    await this.access.require(caller, 'alarmDefinition.manage');
    const row: DefinitionRow = {
      id: randomUUID(), name: dto.name, builtIn: null, enabled: dto.enabled ?? true, events: dto.events, endEvents: dto.endEvents ?? [],
      priority: dto.priority, category: dto.category ?? 'other', autoClose: dto.autoClose ?? false, instructions: dto.instructions ?? null,
      ...this.assignee(dto.assignTo), version: 1,
    };
    return this.database.change(async (tx) => {
      await tx.manager.insert(DefinitionRow, row);
      await this.log(caller, 'alarmDefinition.created', row, tx);
      return row;
    });
  }

  async update(caller: Caller, id: string, dto: UpdateDefinitionDto, version?: number): Promise<DefinitionRow> {
    await this.access.require(caller, 'alarmDefinition.manage');
    return this.database.change(async (tx) => {
      const row = await this.lock(id, tx);
      requireVersion(row.version, version);
      const { assignTo, name, enabled, events, endEvents, priority, category, autoClose, instructions } = changes(dto);
      const changed = changes({ name, enabled, events, endEvents, priority, category, autoClose, instructions, ...(assignTo ? this.assignee(assignTo) : {}) });
      const next: DefinitionRow = { ...row, ...changed, version: row.version + 1 };
      await tx.manager.save(DefinitionRow, next);
      await this.log(caller, 'alarmDefinition.changed', next, tx);
      return next;
    });
  }

  /** Alarms that it raised stay. What comes with the product is disabled instead. */
  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.access.require(caller, 'alarmDefinition.manage');
    await this.database.change(async (tx) => {
      const row = await this.lock(id, tx);
      requireVersion(row.version, version);
      if (row.builtIn !== null) throw new VigieError('object.builtIn');
      await tx.manager.delete(DefinitionRow, { id });
      await this.log(caller, 'alarmDefinition.deleted', row, tx);
    });
  }

  private async lock(id: string, tx: Tx): Promise<DefinitionRow> {
    return present(await tx.manager.findOne(DefinitionRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  private assignee(assignTo?: Ref): Pick<DefinitionRow, 'assignToId' | 'assignToName'> {
    if (!assignTo) return { assignToId: null, assignToName: null };
    const name = assignTo.type === 'users' ? this.visibility.nameOf(assignTo) : undefined;
    if (name === undefined) throw new VigieError('request.invalid', { property: 'assignTo', params: { detail: 'nobody by this id is known' } });
    return { assignToId: assignTo.id, assignToName: name };
  }

  private async log(caller: Caller, operation: string, { id, name }: DefinitionRow, tx: Tx): Promise<void> {
    await tx.log(entryOf(caller, {
      log: 'administration', category: 'alarm', operation, privilege: 'alarmDefinition.manage', outcome: 'success', object: { type: 'alarmDefinitions', id, name },
    }));
  }
}

function present(row: DefinitionRow | null): DefinitionRow {
  if (!row) throw new VigieError('object.notFound');
  return row;
}
