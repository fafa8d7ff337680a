import { Injectable } from '@nestjs/common';
import { incidentCallAdded, incidentCallChanged, incidentCallRemoved } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { bury, gone } from '../../deletions/tombstones.js';
import { orSay } from '../../failures/say.js';
import { thingNames } from '../../failures/thing-names.js';
import { personOf } from '../../texts/person.js';
import { tidy } from '../../texts/plain-text.js';
import { readTime } from '../../texts/time.rules.js';
import { difference } from '../activities/activity.rules.js';
import { writeActivities } from '../activities/write-activity.js';
import { requireLatest } from '../require-latest.js';
import { requirePart, requirePartChange } from '../require-part.js';
import { requireProject } from '../require-project.js';
import { touchProject } from '../touch-project.js';
import type { ChangeCallDto, CreateCallDto } from './call.dto.js';
import { CallRow } from './call.entity.js';
import { callColumns, callFact, callMembers } from './call.view.js';

/** The calls of a project (IM-26). Whoever manages the project may edit and delete each of them. */
@Injectable()
export class Calls {
  constructor(private readonly database: Database, private readonly access: AccessControl) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<CallRow[]> {
    await requirePart(this.access, caller, 'incidentCall.view');
    await requireProject(this.database.read, projectId);
    const all = this.database.read.createQueryBuilder(CallRow, 'call').where('call.projectId = :projectId', { projectId });
    return listRows(all, 'call', query, callColumns);
  }

  async get(caller: Caller, projectId: string, id: string): Promise<CallRow> {
    await requirePart(this.access, caller, 'incidentCall.view');
    await requireProject(this.database.read, projectId);
    return find(this.database.read, projectId, id);
  }

  add(caller: Caller, projectId: string, dto: CreateCallDto): Promise<CallRow> {
    return this.write(caller, projectId, async (tx, person) => {
      const now = new Date();
      const row: CallRow = {
        id: messageId(), projectId, callee: dto.callee.trim(), time: dto.time ? readTime('time', dto.time) : now, text: tidy(dto.text),
        authorId: person.id, authorName: person.name, authorKind: person.kind, createdAt: now, editedAt: null, version: 1,
      };
      await tx.manager.insert(CallRow, row);
      await writeActivities(tx.manager, projectId, person, [{ operation: 'call.added', changes: difference({}, callMembers(row)), details: { call: row.id } }]);
      await tx.tell(incidentCallAdded, callFact(row));
      return row;
    });
  }

  async change(caller: Caller, projectId: string, id: string, dto: ChangeCallDto, version?: number): Promise<CallRow> {
    await requirePartChange(this.access, caller, 'incidentCall');
    return this.write(caller, projectId, async (tx, person) => {
      const before = await find(tx.manager, projectId, id);
      await requireLatest(tx.manager, 'call', before, version);
      const members = {
        callee: dto.callee?.trim() ?? before.callee, time: dto.time ? readTime('time', dto.time) : before.time, text: dto.text == null ? before.text : tidy(dto.text),
      };
      const changes = difference(callMembers(before), callMembers(members));
      if (changes.length === 0) return before;
      const row: CallRow = { ...before, ...members, editedAt: new Date(), version: before.version + 1 };
      await tx.manager.update(CallRow, { id }, { ...members, editedAt: row.editedAt, version: row.version });
      await writeActivities(tx.manager, projectId, person, [{ operation: 'call.changed', changes, details: { call: id } }]);
      await tx.tell(incidentCallChanged, callFact(row));
      return row;
    });
  }

  async remove(caller: Caller, projectId: string, id: string, version?: number): Promise<void> {
    await requirePartChange(this.access, caller, 'incidentCall');
    await this.write(caller, projectId, async (tx, person) => {
      const row = await find(tx.manager, projectId, id);
      await requireLatest(tx.manager, 'call', row, version);
      await tx.manager.delete(CallRow, { id });
      await bury(tx.manager, 'calls', [id]);
      await writeActivities(tx.manager, projectId, person, [{ operation: 'call.removed', changes: difference(callMembers(row), {}), details: { call: id } }]);
      await tx.tell(incidentCallRemoved, callFact(row));
    });
  }

  private async write<T>(caller: Caller, projectId: string, work: (tx: Tx, person: ReturnType<typeof personOf>) => Promise<T>): Promise<T> {
    await requirePart(this.access, caller, 'incidentCall.manage');
    return orSay('incident.notSaved', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, {});
      return work(tx, personOf(caller));
    }), { thing: thingNames.call[caller.language] });
  }
}

async function find(manager: EntityManager, projectId: string, id: string): Promise<CallRow> {
  const row = await manager.findOneBy(CallRow, { id, projectId });
  if (!row) throw await gone(manager, 'calls', id);
  return row;
}
