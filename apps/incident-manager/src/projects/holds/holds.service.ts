import { Injectable } from '@nestjs/common';
import { incidentHoldLifted, incidentHoldPlaced, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { orSay } from '../../failures/say.js';
import { thingNames } from '../../failures/thing-names.js';
import { personOf } from '../../texts/person.js';
import { tidy } from '../../texts/plain-text.js';
import { writeActivities } from '../activities/write-activity.js';
import { requirePart } from '../require-part.js';
import { lockProject, requireProject } from '../require-project.js';
import { touchProject } from '../touch-project.js';
import type { HoldDto } from './hold.dto.js';
import { HoldRow } from './hold.entity.js';
import { holdColumns, holdDetails, holdFact } from './hold.view.js';

/** Legal holds: while there is one, the project neither expires nor is deleted. Both logs hear of it, since one goes with the project. */
@Injectable()
export class Holds {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly audit: AuditTrail) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<HoldRow[]> {
    await this.access.require(caller, 'incidentProject.view');
    await requireProject(this.database.read, projectId);
    const all = this.database.read.createQueryBuilder(HoldRow, 'hold').where('hold.projectId = :projectId', { projectId });
    return listRows(all, 'hold', query, holdColumns);
  }

  async get(caller: Caller, projectId: string, id: string): Promise<HoldRow> {
    await this.access.require(caller, 'incidentProject.view');
    await requireProject(this.database.read, projectId);
    return find(this.database.read, projectId, id);
  }

  place(caller: Caller, projectId: string, { kind, reason, reference }: HoldDto): Promise<HoldRow> {
    return this.write(caller, projectId, async (tx) => {
      const person = personOf(caller);
      const row: HoldRow = {
        id: messageId(), projectId, kind, reason: reason.trim(), reference: tidy(reference), placedById: person.id, placedByName: person.name, placedByKind: person.kind,
        placedAt: new Date(), liftedById: null, liftedByName: null, liftedByKind: null, liftedAt: null,
      };
      await tx.manager.insert(HoldRow, row);
      await this.record(tx, caller, 'placed', row);
      await tx.tell(incidentHoldPlaced, holdFact(row));
      return row;
    });
  }

  /** Throws `incident.hold.lifted` where somebody did already. */
  lift(caller: Caller, projectId: string, id: string): Promise<HoldRow> {
    return this.write(caller, projectId, async (tx) => {
      const row = await find(tx.manager, projectId, id);
      if (row.liftedAt) throw new VigieError('incident.hold.lifted');
      const person = personOf(caller);
      const lifted = { liftedById: person.id, liftedByName: person.name, liftedByKind: person.kind, liftedAt: new Date() };
      await tx.manager.update(HoldRow, { id }, lifted);
      await this.record(tx, caller, 'lifted', row);
      await tx.tell(incidentHoldLifted, holdFact(row));
      return { ...row, ...lifted };
    });
  }

  private async write<T>(caller: Caller, projectId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    await requirePart(this.access, caller, 'incidentProject.hold');
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, { modified: true });
      return work(tx);
    }), { thing: thingNames.hold[caller.language] });
  }

  private async record(tx: Tx, caller: Caller, verb: 'placed' | 'lifted', row: HoldRow): Promise<void> {
    const { number } = await lockProject(tx.manager, row.projectId);
    const details = holdDetails(row);
    await writeActivities(tx.manager, row.projectId, personOf(caller), [{ operation: `hold.${verb}`, details }]);
    await this.audit.write(caller, {
      log: 'audit', category: 'incident', operation: `incidentProject.hold.${verb}`, privilege: 'incidentProject.hold', outcome: 'success',
      object: { type: 'incidentProjects', id: row.projectId, name: number }, details,
    }, tx);
  }
}

async function find(manager: EntityManager, projectId: string, id: string): Promise<HoldRow> {
  const row = await manager.findOneBy(HoldRow, { id, projectId });
  if (!row) throw new VigieError('object.notFound');
  return row;
}
