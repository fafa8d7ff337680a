import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { tidy } from '../texts/plain-text.js';
import type { SwitchedPropertyRow } from './incident-property.entity.js';
import type { ChangeSwitchedPropertyDto } from './property.dto.js';
import type { SwitchedKind } from './switched-kind.js';
import { requireChange } from '../projects/require-part.js';

/** What administrators do with the five categories and the fifteen fields of incident data (IM-03, IM-04). */
@Injectable()
export class SwitchedProperties {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly audit: AuditTrail) {}

  /** Those that are switched on; with the flag `disabled` all of them. */
  async list<R extends SwitchedPropertyRow>(caller: Caller, kind: SwitchedKind<R>, query: ListQuery): Promise<R[]> {
    await this.access.require(caller, 'incidentProperties.view');
    const all = this.database.read.createQueryBuilder(kind.entity, 'property');
    if (!query.flags.has('disabled')) all.where('property.enabled');
    return listRows(all, 'property', query, ['number', 'name', 'description', 'enabled']);
  }

  async get<R extends SwitchedPropertyRow>(caller: Caller, kind: SwitchedKind<R>, id: string): Promise<R> {
    await this.access.require(caller, 'incidentProperties.view');
    return this.find(this.database.read, kind, id);
  }

  /** The property, whoever asks: what is below it asks for rights of its own. */
  lookUp<R extends SwitchedPropertyRow>(kind: SwitchedKind<R>, id: string): Promise<R> {
    return this.find(this.database.read, kind, id);
  }

  /** Throws `incident.property.nameMissing` where it would be switched on without a name. */
  async change<R extends SwitchedPropertyRow>(caller: Caller, kind: SwitchedKind<R>, id: string, dto: ChangeSwitchedPropertyDto, version?: number): Promise<R> {
    await requireChange(this.access, caller, 'incidentProperties');
    return this.database.change(async (tx) => {
      const row = await this.find(tx.manager, kind, id, true);
      requireVersion(row.version, version);
      const members = {
        enabled: dto.enabled ?? row.enabled, name: dto.name?.trim() ?? row.name,
        description: dto.description == null ? row.description : tidy(dto.description),
      };
      if (members.enabled && members.name === '') throw new VigieError('incident.property.nameMissing', { property: 'name' });
      if (members.enabled === row.enabled && members.name === row.name && members.description === row.description) return row;
      const changed = { ...members, version: row.version + 1, modifiedAt: new Date() };
      await tx.manager.createQueryBuilder().update(kind.entity as new () => SwitchedPropertyRow).set(changed).where('id = :id', { id }).execute();
      const after = { ...row, ...changed };
      await tx.tell(kind.updated, kind.factOf(after));
      await this.audit.write(caller, {
        log: 'audit', category: 'configuration', operation: `${kind.thing}.changed`, privilege: 'incidentProperties.manage', outcome: 'success',
        object: { type: kind.resource, id, name: after.name }, details: { number: after.number, enabled: after.enabled },
      }, tx);
      return after;
    });
  }

  /** None of them can be deleted: whoever is not there never was. */
  private async find<R extends SwitchedPropertyRow>(manager: EntityManager, kind: SwitchedKind<R>, id: string, lock = false): Promise<R> {
    const where = { id } as FindOptionsWhere<R>;
    const row = await manager.findOne(kind.entity, { where, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
    if (!row) throw new VigieError('object.notFound');
    return row;
  }
}
