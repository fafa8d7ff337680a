import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Database, isTaken, listRows, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { bury, gone } from '../deletions/tombstones.js';
import { violatedReference } from '../failures/constraint.js';
import { tidy } from '../texts/plain-text.js';
import type { IncidentPropertyRow } from './incident-property.entity.js';
import { countUp } from './counters.js';
import { withCounts } from './project-counts.js';
import type { CountedProperty } from './project-counts.js';
import type { ChangePropertyDto, CreatePropertyDto } from './property.dto.js';
import type { PropertyKind } from './property-kind.js';
import { requireChange } from '../projects/require-part.js';

/** What administrators do with types, statuses and values of categories (IM-01 to IM-03). */
@Injectable()
export class IncidentProperties {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly audit: AuditTrail) {}

  async list(caller: Caller, kind: PropertyKind, query: ListQuery): Promise<CountedProperty[]> {
    await this.access.require(caller, 'incidentProperties.view');
    const all = this.database.read.createQueryBuilder(kind.entity, 'property');
    for (const [member, value] of Object.entries(kind.scope)) all.andWhere(`property.${member} = :${member}`, { [member]: value });
    return this.counted(caller, kind, await listRows(all, 'property', query, ['number', 'name', 'description']));
  }

  async get(caller: Caller, kind: PropertyKind, id: string): Promise<CountedProperty> {
    await this.access.require(caller, 'incidentProperties.view');
    const row = await find(this.database.read, kind, id);
    const [counted = row] = await this.counted(caller, kind, [row]);
    return counted;
  }

  async create(caller: Caller, kind: PropertyKind, dto: CreatePropertyDto): Promise<IncidentPropertyRow> {
    await this.access.require(caller, 'incidentProperties.manage');
    return this.database.change(async (tx) => {
      const now = new Date();
      const row: IncidentPropertyRow = {
        id: messageId(), number: await countUp(tx.manager, kind.resource), name: dto.name.trim(), description: tidy(dto.description),
        version: 1, createdAt: now, modifiedAt: now,
      };
      await orTaken(tx.manager.insert(kind.entity, { ...row, ...kind.scope }));
      await tx.tell(kind.facts.created, kind.factOf(row));
      await this.record(caller, tx, kind, 'created', row);
      return row;
    });
  }

  /** Throws `incident.….inUse` where a project has it at this moment (IM-05). */
  async change(caller: Caller, kind: PropertyKind, id: string, dto: ChangePropertyDto, version?: number): Promise<IncidentPropertyRow> {
    await requireChange(this.access, caller, 'incidentProperties');
    return this.database.change(async (tx) => {
      const row = await find(tx.manager, kind, id, true);
      requireVersion(row.version, version);
      await requireUnused(tx.manager, kind, id);
      const changed = {
        name: dto.name?.trim() ?? row.name, description: dto.description == null ? row.description : tidy(dto.description),
        version: row.version + 1, modifiedAt: new Date(),
      };
      await orTaken(tx.manager.update(kind.entity, { id }, changed));
      const after = { ...row, ...changed };
      await tx.tell(kind.facts.updated, kind.factOf(after));
      await this.record(caller, tx, kind, 'changed', after);
      return after;
    });
  }

  async delete(caller: Caller, kind: PropertyKind, id: string, version?: number): Promise<void> {
    await requireChange(this.access, caller, 'incidentProperties');
    await this.database.change(async (tx) => {
      const row = await find(tx.manager, kind, id, true);
      requireVersion(row.version, version);
      await tx.manager.delete(kind.entity, { id }).catch((error: unknown) => {
        throw violatedReference(error) ? new VigieError(kind.inUse) : error;
      });
      await bury(tx.manager, kind.resource, [id]);
      await tx.tell(kind.facts.deleted, { id });
      await this.record(caller, tx, kind, 'deleted', row);
    });
  }

  /** By how many projects each is used, for administrators who may see that (IM-50): counting a million takes too long to do it for every choice that operators are offered. */
  private async counted(caller: Caller, kind: PropertyKind, rows: IncidentPropertyRow[]): Promise<CountedProperty[]> {
    const needed: Privilege[] = ['incidentProperties.manage', ...kind.seenWith];
    return needed.every((privilege) => this.access.decide(caller, privilege).allowed) ? withCounts(this.database.read, kind.projectColumn, rows) : rows;
  }

  /** Properties are logged by the log-server alone (IM-52). */
  private record(caller: Caller, tx: Tx, kind: PropertyKind, verb: string, { id, name, number }: IncidentPropertyRow): Promise<void> {
    return this.audit.write(caller, {
      log: 'audit', category: 'configuration', operation: `${kind.thing}.${verb}`, privilege: 'incidentProperties.manage', outcome: 'success',
      object: { type: kind.resource, id, name }, details: { number },
    }, tx);
  }
}

/** A locked row can be neither assigned nor deleted by others until the transaction ends: foreign keys wait for it. */
async function find(manager: EntityManager, kind: PropertyKind, id: string, lock = false): Promise<IncidentPropertyRow> {
  const row = await manager.findOne(kind.entity, { where: { ...kind.scope, id }, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
  if (!row) throw await gone(manager, kind.resource, id);
  return row;
}

/** Names are compared in the one normal form: « Chute » and « CHUTE » are one (IN-07). */
async function orTaken(saving: Promise<unknown>): Promise<void> {
  await saving.catch((error: unknown) => {
    throw isTaken(error) ? new VigieError('object.exists', { property: 'name', cause: error }) : error;
  });
}

async function requireUnused(manager: EntityManager, kind: PropertyKind, id: string): Promise<void> {
  const users = (await manager.query(`SELECT 1 FROM incident_projects WHERE ${kind.projectColumn} = $1 LIMIT 1`, [id])) as unknown[];
  if (users.length > 0) throw new VigieError(kind.inUse);
}
