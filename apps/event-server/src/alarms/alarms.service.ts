import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { AlarmChange, Ref } from '@vigie/contracts';
import { requireVersion } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { sourceOf } from '../events/event.rules.js';
import { pageOf } from '../events/list-page.js';
import { Visibility } from '../events/visibility.js';
import { ActivityRow } from './activity.entity.js';
import { AlarmChanges } from './alarm-changes.js';
import type { Step } from './alarm-changes.js';
import type { UpdateAlarmDto } from './alarm.dto.js';
import { AlarmRow } from './alarm.entity.js';
import { alarmColumns, alarmList } from './alarm.list.js';
import { requireTransition } from './alarm.rules.js';

/** Alarms in people's hands: found, taken, commented, closed (EV-03). */
@Injectable()
export class AlarmsService {
  constructor(private readonly database: Database, private readonly visibility: Visibility, private readonly changes: AlarmChanges) {}

  list(caller: Caller, query: ListQuery, cursor?: string): Promise<{ rows: AlarmRow[]; cursor?: string }> {
    const make = () => this.visibility.narrow(this.database.read.createQueryBuilder(AlarmRow, 'alarm'), 'alarm', caller, 'alarm.view');
    return pageOf({ make, alias: 'alarm', definition: alarmList, columns: alarmColumns }, query, cursor);
  }

  async one(caller: Caller, id: string): Promise<AlarmRow> {
    const row = await this.database.read.findOneBy(AlarmRow, { id });
    if (!row || !this.visibility.mayKnowAlarm(caller, { source: sourceOf(row) })) throw new VigieError('object.notFound');
    return row;
  }

  async history(caller: Caller, id: string, query: ListQuery): Promise<ActivityRow[]> {
    await this.one(caller, id);
    return listRows(this.database.read.createQueryBuilder(ActivityRow, 'activity').where({ alarmId: id }), 'activity', query, ['time', 'operation']);
  }

  async update(caller: Caller, id: string, dto: UpdateAlarmDto, version?: number): Promise<AlarmRow> {
    await this.one(caller, id);
    return this.database.change(async (tx) => {
      let row = await this.lock(caller, id, tx);
      requireVersion(row.version, version);
      if (dto.assignedTo) row = await this.assign(caller, row, dto.assignedTo, tx);
      if (dto.priority !== undefined && dto.priority !== null) row = await this.move(caller, row, 'priorityChanged', { priority: dto.priority }, tx, { details: { from: row.priority, to: dto.priority } });
      if (dto.comment) row = await this.comment(caller, row, dto.comment, tx);
      if (dto.state) row = await this.proceed(caller, row, dto.state, tx);
      return row;
    });
  }

  /** Comments also what is closed: what was learned later belongs to it. */
  async addComment(caller: Caller, id: string, text: string): Promise<AlarmRow> {
    await this.one(caller, id);
    return this.database.change(async (tx) => this.comment(caller, await this.lock(caller, id, tx), text, tx));
  }

  private async lock(caller: Caller, id: string, tx: Tx): Promise<AlarmRow> {
    const row = await tx.manager.findOne(AlarmRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new VigieError('object.notFound');
    await this.visibility.require(caller, 'alarm.manage', sourceOf(row));
    return row;
  }

  private async proceed(caller: Caller, row: AlarmRow, state: AlarmRow['state'], tx: Tx): Promise<AlarmRow> {
    if (row.state === state) return row;
    requireTransition(row.state, state);
    const closing = state === 'closed' ? { closedAt: new Date() } : {};
    return this.move(caller, row, state === 'closed' ? 'closed' : 'stateChanged', { state, ...closing }, tx, { details: { from: row.state, to: state } });
  }

  private async assign(caller: Caller, row: AlarmRow, user: Ref, tx: Tx): Promise<AlarmRow> {
    if (row.state === 'closed') throw new VigieError('alarm.closed');
    const name = user.type === 'users' ? this.visibility.nameOf(user) : undefined;
    if (name === undefined) throw new VigieError('request.invalid', { property: 'assignedTo', params: { detail: 'nobody by this id is known' } });
    const assignee: Caller = { principal: { id: user.id, name, kind: 'user' }, language: caller.language };
    if (!this.visibility.mayKnowAlarm(assignee, { source: sourceOf(row) })) throw new VigieError('alarm.assigneeBlind', { property: 'assignedTo' });
    if (row.assignedToId === user.id) return row;
    return this.move(caller, row, 'assigned', { assignedToId: user.id, assignedToName: name }, tx, { details: { to: user.id } });
  }

  private comment(caller: Caller, row: AlarmRow, comment: string, tx: Tx): Promise<AlarmRow> {
    return this.move(caller, row, 'commented', {}, tx, { comment });
  }

  private async move(caller: Caller, row: AlarmRow, change: AlarmChange, changed: Partial<AlarmRow>, tx: Tx, step: Step): Promise<AlarmRow> {
    if (row.state === 'closed' && change !== 'commented') throw new VigieError('alarm.closed');
    const version = row.version + 1;
    await tx.manager.update(AlarmRow, { id: row.id }, { ...changed, version });
    const next = { ...row, ...changed, version };
    await this.changes.record(next, change, tx, { ...step, by: caller.principal });
    await tx.log(entryOf(caller, {
      log: 'audit', category: 'alarm', operation: `alarm.${change}`, privilege: 'alarm.manage', outcome: 'success',
      object: { type: 'alarms', id: row.id, name: `${row.number} ${row.name.en}` }, ...(step.details ? { details: step.details } : {}),
    }));
    return next;
  }
}
